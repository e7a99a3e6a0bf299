using Gridwork.Platform.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>From an empty house to the first sign-in, as whoever sets it up goes.</summary>
public sealed class FirstStartJourney(Screens screens)
{
    [Fact]
    public async Task The_key_opens_it_the_place_is_found_and_the_auditor_sets_a_password_and_signs_in()
    {
        Eyes.Need();
        await using var host = WalkHost.Empty();
        var screen = await screens.Open(host.Address, 1440);
        var eyes = new Eyes(screen);
        await screen.Go("/");
        await eyes.Look("first-key", "zh", "plain");
        await screen.Type("key", await host.Services.GetRequiredService<FirstKey>().Make(TestContext.Current.CancellationToken));
        await screen.Press("继续");
        await screen.Type("find", "绵山镇");
        await screen.Press("查找");
        await eyes.Look("first-place", "zh", "plain");
        await screen.Page.Locator("main li a", new() { HasText = "介休市" }).ClickAsync();
        await eyes.Look("first-people", "zh", "plain");
        await screen.Press("建立站点");
        await eyes.Look("first-refused", "zh", "plain");
        foreach (var (user, name, who) in new[] { ("xt", "沈一", "System"), ("aq", "沈二", "Security"), ("sj", "沈三", "Auditor") })
        {
            await screen.Type($"Form.{who}User", user);
            await screen.Type($"Form.{who}Name", name);
        }

        await screen.Press("建立站点");
        await screen.Sees("绵山镇的站点已经建立");
        await eyes.Look("first-made", "zh", "plain");
        var link = await screen.Page.Locator("main p.code").Last.InnerTextAsync();
        await screen.Go(new Uri(link).PathAndQuery);
        await screen.Type("Form.Password", "bridge-2026");
        await screen.Type("Form.PasswordAgain", "bridge-2026");
        await screen.Press("设置密码");
        await screen.Sees("密码设好了");
        await screen.Type("Form.Name", "sj");
        await screen.Type("Form.Password", "bridge-2026");
        await screen.Press("登录");
        await screen.Page.WaitForURLAsync("**/trail");
        await screen.Sees("建立了站点");
        Assert.True(eyes.Seen.Count is 0, string.Join('\n', eyes.Seen));
    }
}
