using Gridwork.Matters;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Journeys;

/// <summary>The queue by keyboard alone, and the browser's back button where someone may send a form twice.</summary>
public sealed class DeskKeysJourney(Screens screens)
{
    [Fact]
    public async Task The_queue_is_walked_by_j_and_k_and_opened_by_enter()
    {
        await using var host = await WalkHost.Start();
        await StandingMatters.In(host);
        var desk = await screens.Open(host.Address, 1440);
        await desk.SignIn("shouli");
        var rows = await desk.Page.Locator(".queue tbody tr:not(.band) a").EvaluateAllAsync<string[]>("all => all.map(a => a.pathname)");
        Assert.True(rows.Length >= 6, $"only {rows.Length} rows");

        var walked = new List<string>();
        foreach (var key in new[] { "j", "j", "j", "k", "k", "k" })
        {
            await desk.Page.Keyboard.PressAsync(key);
            Assert.Equal(1, await desk.Page.Locator(".queue tr.here").CountAsync());
            walked.Add(await desk.Page.EvaluateAsync<string>("document.activeElement.pathname"));
        }

        Assert.Equal([rows[0], rows[1], rows[2], rows[1], rows[0], rows[0]], walked);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync($"**{rows[1]}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await desk.Page.Locator("#can").First.WaitForAsync();
        await desk.Go("/matters");

        // A letter that someone types is a letter.
        await desk.Page.Locator("#Due").FocusAsync();
        await desk.Page.Keyboard.TypeAsync("jkn");
        Assert.Equal("jkn", await desk.Page.Locator("#Due").InputValueAsync());
        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task The_back_button_loses_nothing_of_a_report_and_sends_it_once()
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, 360);
        await resident.Go("/report");
        await resident.Type("Form.Text", "老戏台边上的路灯三天没有亮了。");
        await Send(resident);
        await resident.Type("Form.PlaceWords", "老戏台东侧");
        await resident.Back();
        Assert.Equal("老戏台边上的路灯三天没有亮了。", await Typed(resident, "Form.Text"));
        await resident.Page.GoForwardAsync();
        Assert.Equal("老戏台东侧", await Typed(resident, "Form.PlaceWords"));

        await Send(resident);
        await Send(resident);
        await resident.Page.WaitForURLAsync("**/report/received*");
        var first = resident.Page.Url;
        await resident.Back();
        await resident.Back();
        Assert.Equal("老戏台东侧", await Typed(resident, "Form.PlaceWords"));
        await Send(resident);
        await Send(resident);
        await resident.Page.WaitForURLAsync("**/report/received*");

        Assert.Equal(first, resident.Page.Url);

        // From the first page once more, word for word.
        await resident.Back();
        await resident.Back();
        await resident.Back();
        await Send(resident);
        Assert.Equal("老戏台东侧", await Typed(resident, "Form.PlaceWords"));
        await Send(resident);
        await Send(resident);
        await resident.Page.WaitForURLAsync("**/report/received*");
        Assert.Equal(first, resident.Page.Url);
        Assert.Equal(1, await host.Db(db => db.Everywhere<Matter>().CountAsync()));
        Assert.Empty(resident.Wrong);
    }

    [Fact]
    public async Task A_clerk_who_goes_back_and_sends_again_is_told_who_did_what()
    {
        await using var host = await WalkHost.Start();
        var matters = await StandingMatters.In(host);
        var desk = await screens.Open(host.Address, 1440);
        await desk.SignIn("shouli");
        await desk.Go($"/matters/{matters.Reported.Id.Value}/accept?find=ldw");
        await desk.Tick("Form.Condition", "01-36-1");
        var late = await desk.Page.Context.NewPageAsync();
        await late.GotoAsync(desk.Page.Url);
        await late.Locator("input[value='01-36-1']").CheckAsync();
        await Send(desk);
        await desk.Sees("01-36 乱堆物堆料");

        // The same form once more, from another window: done once, and no complaint.
        await late.Locator("main form .btn.main").ClickAsync();
        await late.WaitForURLAsync(desk.Page.Url);
        Assert.Equal(2, await late.Locator(".course > li").CountAsync());
        await desk.Back();
        await desk.Sees("韩雪", ".refusal");
        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task A_clerk_who_goes_back_to_a_new_matter_and_sends_again_makes_no_second_one()
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, 1440);
        await desk.SignIn("shouli");
        await desk.Go("/matters/new");
        await desk.Type("Form.Text", "来电说老戏台边上的路灯三天没有亮了。");
        await desk.Tick("Form.PlaceUnknown", "true");
        await Send(desk);
        await desk.Page.WaitForURLAsync("**/matters/*-*");
        var first = desk.Page.Url;

        await desk.Back();
        Assert.Equal("来电说老戏台边上的路灯三天没有亮了。", await Typed(desk, "Form.Text"));
        await Send(desk);
        await desk.Page.WaitForURLAsync("**/matters/*-*");

        Assert.Equal(first, desk.Page.Url);
        Assert.Equal(1, await host.Db(db => db.Everywhere<Matter>().CountAsync()));
        Assert.Empty(desk.Wrong);
    }

    private static Task Send(Screen screen) => screen.Page.Locator("main form .btn.main").ClickAsync();

    private static Task<string> Typed(Screen screen, string field) => screen.Page.Locator($"main [name='{field}']").InputValueAsync();
}
