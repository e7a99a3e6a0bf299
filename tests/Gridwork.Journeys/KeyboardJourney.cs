using System.Diagnostics;

namespace Gridwork.Journeys;

/// <summary>Without a mouse, and in large type: a resident reports and follows, a clerk writes down what a caller says.</summary>
public sealed class KeyboardJourney(Screens screens)
{
    private const string Story = "老戏台东侧的路灯三天没有亮了，孩子放学看不见路。";

    [Theory, InlineData(1440), InlineData(360)]
    public async Task A_resident_reports_and_follows_by_keyboard_alone(int width)
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, width);
        await resident.Go("/");

        await To(resident, "main textarea");
        await resident.Page.Keyboard.TypeAsync(Story);
        await Press(resident, "main form button");
        await resident.Page.WaitForURLAsync("**/where");
        await To(resident, "[name='Form.PlaceWords']");
        await resident.Page.Keyboard.TypeAsync("老戏台东侧");
        await resident.Page.Keyboard.PressAsync("Enter"); // what Enter presses is the way on, not the picture
        await resident.Page.WaitForURLAsync("**/answer");
        await Press(resident, "main .acts .btn.main");
        await resident.Page.WaitForURLAsync("**/report/received*");
        await Press(resident, "main a[href^='/follow?']");
        await resident.Page.WaitForURLAsync("**/follow?*");
        await Press(resident, "main a[href^='/follow/add']");
        await resident.Page.WaitForURLAsync("**/follow/add?*");
        await To(resident, "[name='Form.Words']");
        await resident.Page.Keyboard.TypeAsync("桥那边也黑了。");
        await Press(resident, "main form .btn.main");
        await resident.Page.WaitForURLAsync("**/follow?*");

        await resident.Sees("桥那边也黑了。");
        Assert.Empty(resident.Wrong);
    }

    [Fact]
    public async Task A_clerk_with_a_caller_registers_by_keyboard_alone_with_what_is_open_here_in_sight_within_a_minute()
    {
        await using var host = await WalkHost.Start();
        await StandingMatters.In(host);
        var clerk = await screens.Open(host.Address, 1440);
        await clerk.SignIn("shouli");
        var since = Stopwatch.StartNew();

        await clerk.Page.Keyboard.PressAsync("n");
        await clerk.Page.WaitForURLAsync("**/matters/new");
        await clerk.Page.Locator("[name='Form.Text']").WaitForAsync();
        await To(clerk, "[name='Form.Text']");
        await clerk.Page.Keyboard.TypeAsync(Story);
        await To(clerk, "[name='Form.Place']");
        for (var down = 0; down < 200 && await clerk.Page.Locator("[name='Form.Place']").InputValueAsync() != "140781105204"; down++)
        {
            await clerk.Page.Keyboard.PressAsync("ArrowDown");
        }

        await Press(clerk, "button[formaction*=Look]");
        await clerk.Page.Locator("[name='Form.Twin']").First.WaitForAsync();
        await clerk.Picture("keyboard-clerk");
        await Press(clerk, "main form .btn.main");
        await clerk.Page.WaitForURLAsync(Walk.Detail());

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await clerk.Sees(Story);
        Assert.Empty(clerk.Wrong);
    }

    [Theory, InlineData(1440), InlineData(360)]
    public async Task In_large_type_a_report_fits_and_every_target_is_large_enough(int width)
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, width);
        await resident.Go("/report?type=large");
        Assert.Equal("large", await resident.Page.EvaluateAsync<string>("document.documentElement.dataset.type"));
        await Fits(resident, "large-what");
        await resident.Type("Form.Text", Story);
        await resident.Press("下一步：在哪里");
        await Fits(resident, "large-where");
        // The ground of a village, with a pin where somebody touches it.
        await resident.Choose("Form.Place", "西内封村");
        await resident.Page.Locator("button[formaction*=Ground]").ClickAsync();
        await resident.Page.Locator("input[type=image]:visible").ClickAsync();
        await resident.Page.Locator("#ground .pin").WaitForAsync();
        await Fits(resident, "large-pin");
        await resident.Page.Locator("main .acts .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/answer");
        await Fits(resident, "large-answer");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/report/received*");
        await Fits(resident, "large-receipt");

        Assert.Empty(resident.Wrong);
    }

    private static async Task Fits(Screen screen, string name)
    {
        await screen.Fits();
        await screen.Picture(name);
        Assert.Empty(await screen.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main button:not([aria-hidden]), main .btn, main select, main textarea, main input:not([type=hidden]):not([type=checkbox]):not([type=radio])')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => `${e.tagName} ${e.className} ${e.getBoundingClientRect().height}`)
            """));
    }

    /// <summary>By the Tab key alone, until the focus is there, and to be seen.</summary>
    private static async Task To(Screen screen, string selector)
    {
        for (var tabs = 0; tabs < 120; tabs++)
        {
            if (await screen.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                Assert.True(await screen.Page.EvaluateAsync<bool>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"), $"{selector} has the focus, and nobody sees it.");
                return;
            }

            await screen.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{screen.Page.Url}: no Tab leads to {selector}.");
    }

    private static async Task Press(Screen screen, string selector)
    {
        await To(screen, selector);
        await screen.Page.Keyboard.PressAsync("Enter");
    }
}
