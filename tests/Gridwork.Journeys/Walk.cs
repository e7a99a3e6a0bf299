using System.Text.RegularExpressions;

namespace Gridwork.Journeys;

/// <summary>One screen on which one after another sits down, and the matter they speak of.</summary>
internal sealed partial class Walk(WalkHost host, Screen desk, bool script)
{
    [GeneratedRegex("/(matters|legs)/[0-9a-f-]{36}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Detail();

    public Screen Desk => desk;

    public string Matter { get; private set; } = "";

    private string Pass => script ? "" : "plain-";

    public async Task Is(string person, string moment)
    {
        host.Clock.Is(moment);
        await desk.SignIn(person);
    }

    public async Task Register(string text)
    {
        await desk.Go("/matters/new");
        await desk.Type("Form.Text", text);
        await desk.Page.Locator("main [name='Form.Place']").SelectOptionAsync("140781105204002");
        await desk.Page.Locator("main form .btn.main").ClickAsync();
        await desk.Page.WaitForURLAsync(Detail());
        Matter = new Uri(desk.Page.Url).AbsolutePath;
    }

    public Task Act(string act, params (string Field, string Text)[] typed) => ActOn(Matter, act, typed);

    /// <param name="path">Of the matter or leg.</param>
    public async Task ActOn(string path, string act, params (string Field, string Text)[] typed)
    {
        await desk.Go(path);
        await desk.Follow(act);
        await Send(act, typed);
    }

    public async Task Send(string act, params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            await desk.Type(field, text);
        }

        await desk.Fits();
        await desk.Picture(Pass + desk.Page.Url.Split('/')[^1].Split('?')[0]);
        await desk.Press(act);
        await desk.Page.WaitForURLAsync(Detail());
        await desk.Fits();
        Assert.Equal(0, await desk.Page.Locator(".refusal").CountAsync());
    }

    /// <summary>An empty form is refused in words, and the button is within reach.</summary>
    public async Task Refused(string act)
    {
        await desk.Go(Matter);
        await desk.Picture($"{Pass}matter-before-{act}");
        await desk.Follow(act);
        await desk.Press(act);
        await desk.Page.Locator(".refusal").WaitForAsync();
        await desk.Fits();
        await desk.Picture($"{Pass}refused-{desk.Page.Url.Split('/')[^1]}");
    }

    /// <summary>The alarms ring in the background, within seconds.</summary>
    public async Task Notice(string words)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await desk.Go("/notices");
            if ((await desk.Text()).Contains(words, StringComparison.Ordinal))
            {
                await desk.Fits();
                await desk.Picture($"{Pass}notices-{host.Clock.Now:MMdd}");
                return;
            }

            await desk.Page.WaitForTimeoutAsync(250);
        }

        Assert.Fail($"{words} was not told to {await desk.Text("header, .topbar")}.");
    }
}
