using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Gridwork.Journeys;

/// <summary>A clerk signs in with the county's unified sign-in, played by a real OpenID provider: not before the two accounts are linked.</summary>
public sealed class UnifiedSignInJourney(Screens screens)
{
    private static readonly string Project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    [Fact]
    public async Task An_account_is_linked_by_its_owner_opens_the_desk_and_parts_again()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Project, "node_modules", "oidc-provider")), "No oidc-provider: tools/need axe installs it.");
        var port = FreePort();
        await using var host = await WalkHost.Start(("Unified:140781105:Issuer", $"http://127.0.0.1:{port}"), ("Unified:140781105:Client", "gridwork"), ("Unified:140781105:Secret", "a secret of the test alone"), ("Unified:140781105:Name", "市统一认证"));
        // The provider and the browser go by the machine's clock, and so must we.
        host.Clock.Is(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        using var provider = await Provide(port, $"{host.Address}/sign-in/unified/back");
        try
        {
            var clerk = await screens.Open(host.Address, 1440);

            // Unknown: nobody is let in, and no account comes to be.
            await Enter(clerk, "hanxue");
            await clerk.Page.WaitForURLAsync("**/sign-in/unified/back*");
            await clerk.Sees("没有关联到本系统里的人", "body");
            await clerk.Picture("unified-unknown");

            await clerk.SignIn("shouli");
            await clerk.Go("/me/unified");
            await clerk.Follow("到市统一认证登录");
            await Consent(clerk, "hanxue");
            await clerk.Page.WaitForURLAsync("**/me/unified?given=*");
            await clerk.Type("Form.Password", "wrong password");
            await clerk.Press("关联");
            await clerk.Page.Locator(".refusal").WaitForAsync();
            await clerk.Type("Form.Password", "Gridwork-2026");
            await clerk.Press("关联");
            await clerk.Page.WaitForURLAsync("**/me");
            await clerk.Sees("已关联市统一认证", "body");

            var other = await screens.Open(host.Address, 360);
            await Enter(other, "hanxue");
            await other.Page.WaitForURLAsync("**/matters");
            await other.Go("/me");
            await other.Sees("关联市统一认证");

            // An answer that this browser was not sent away for.
            var stranger = await screens.Open(host.Address, 1440);
            await stranger.Go("/sign-in/unified/back?code=made-up&state=made-up");
            Assert.DoesNotContain("待办", await stranger.Text("body"), StringComparison.Ordinal);

            await other.Go("/me/unified");
            await other.Type("Form.Password", "Gridwork-2026");
            await other.Press("取消关联");
            await other.Page.WaitForURLAsync("**/me");
            var again = await screens.Open(host.Address, 1440);
            await Enter(again, "hanxue");
            await again.Sees("没有关联到本系统里的人");
        }
        finally
        {
            provider.Kill(entireProcessTree: true);
        }
    }

    private static async Task Enter(Screen screen, string name)
    {
        await screen.Go("/sign-in");
        await screen.Follow("用市统一认证登录");
        await Consent(screen, name);
    }

    // The provider's own pages: a name, and leave for the office to know it. What it knows of this browser already it does not ask.
    private static async Task Consent(Screen screen, string name)
    {
        for (var looks = 0; looks < 100; looks++)
        {
            await screen.Page.WaitForTimeoutAsync(200);
            var address = new Uri(screen.Page.Url);
            if (address.AbsolutePath is not ("/sign-in" or "/me/unified") && screen.IsOurs(screen.Page.Url))
            {
                return;
            }

            if (address.Query.Contains("given=", StringComparison.Ordinal))
            {
                return;
            }

            if (await screen.Page.Locator("input[name=login]").IsVisibleAsync())
            {
                await screen.Page.Locator("input[name=login]").FillAsync(name);
                await screen.Page.Locator("input[name=password]").FillAsync("any");
                await screen.Page.Locator("button[type=submit]").ClickAsync();
            }
            else if (await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).IsVisibleAsync())
            {
                await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            }
        }
    }

    private static async Task<Process> Provide(int port, string redirect)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Project, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["provider.mjs", $"{port}", redirect])
        {
            start.ArgumentList.Add(argument);
        }

        var provider = Process.Start(start)!;
        while (await provider.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "ready")
        {
        }

        return provider;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
