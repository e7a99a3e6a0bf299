using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Gridwork.Journeys.Screens))]

namespace Gridwork.Journeys;

/// <summary>One Chromium for all journeys, the machine's own.</summary>
public sealed class Screens : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? driver;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            driver = await Playwright.CreateAsync();
            browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Quiet, Headless = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        driver?.Dispose();
    }

    /// <summary>A person's screen: cookies of its own, and no request that leaves the machine.</summary>
    public async Task<Screen> Open(string address, int width, bool script = true)
    {
        Assert.SkipWhen(browser is null, $"No {Program}: tools/need chromium installs it.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 900 },
            JavaScriptEnabled = script,
            TimezoneId = "Asia/Shanghai",
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(30_000);
        return new Screen(await context.NewPageAsync(), address);
    }
}

/// <summary>What one person sees and does.</summary>
public sealed class Screen
{
    private readonly string address;
    private readonly List<string> wrong = [];

    internal Screen(IPage page, string address)
    {
        (Page, this.address) = (page, address);
        page.Console += (_, said) => Note(said.Type is "error" && !said.Text.Contains("status of 4", StringComparison.Ordinal), said.Text);
        page.PageError += (_, error) => Note(isWrong: true, error);
        page.Request += (_, request) => Note(!IsOurs(request.Url) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"asked {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Errors of the console, refusals of the content policy, and requests to another host.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    public bool IsOurs(string url) => url.StartsWith(address, StringComparison.Ordinal);

    public async Task<int> Go(string path) => (await Page.GotoAsync($"{address}{path}"))!.Status;

    /// <param name="start">Where this person's work begins.</param>
    public async Task SignIn(string name, string start = "/matters")
    {
        await Page.Context.ClearCookiesAsync();
        await Go("/sign-in");
        await Type("Form.Name", name);
        await Type("Form.Password", "Gridwork-2026");
        await Press("登录");
        await Page.WaitForURLAsync($"**{start}*");
    }

    /// <summary>The browser's back button, once the page it leaves is wholly there: pressed in between, the driver finds no page.</summary>
    public async Task Back()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        for (var tries = 0; ; tries++)
        {
            try
            {
                await Page.GoBackAsync();
                return;
            }
            catch (PlaywrightException) when (tries < 5)
            {
                await Page.WaitForTimeoutAsync(300);
            }
        }
    }

    public Task Type(string field, string text) => Page.Locator($"main [name='{field}']").FillAsync(text);

    public Task Choose(string field, string words) => Page.Locator($"main [name='{field}']").SelectOptionAsync(new SelectOptionValue { Label = words });

    /// <summary>A radio or a tick, by the value it sends.</summary>
    public Task Tick(string field, string value) => Page.Locator($"main input[name='{field}'][value='{value}']").CheckAsync();

    public Task Press(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First.ClickAsync();

    public Task Follow(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    public Task<string> Text(string selector = "main") => Page.Locator(selector).First.InnerTextAsync();

    public async Task Sees(string words, string selector = "main") =>
        Assert.Contains(words, await Text(selector), StringComparison.Ordinal);

    /// <summary>Nothing stands outside the screen's width: nobody scrolls sideways.</summary>
    public async Task Fits() =>
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Page.Url} is wider than the screen.");

    /// <summary>Keeps a picture where <c>GRIDWORK_PICTURES</c> names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GRIDWORK_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            wrong.Add(what);
        }
    }
}
