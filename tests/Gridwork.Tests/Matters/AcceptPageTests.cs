using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gridwork.Matters;

namespace Gridwork.Tests.Matters;

public sealed class AcceptPageTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Search = "form[role=search]";
    private const string Answer = "main form[method=post]";

    [Theory, BothDatabases]
    public async Task A_clerk_finds_a_condition_by_its_initials_and_files_under_it(TestDatabase database)
    {
        var (town, matter, at) = await Reported(database);
        var clerk = town.Intake;

        var page = await Browser.Html(await clerk.Submit(at, Search, ("find", "ldw")));
        Assert.Equal("ldw", page.QuerySelector("[name=find]")!.GetAttribute("value"));
        Assert.Contains("时限 1天，按 1 工作日计。", Choice(page, "01-36-1").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(page, Answer, ("Form.Condition", "01-36-1"))).StatusCode);

        Assert.Equal("01-36-1", (await town.Now(matter)).Filing!.Code);
    }

    [Theory, BothDatabases]
    public async Task A_clerk_gets_to_a_component_by_its_classes_alone(TestDatabase database)
    {
        var (town, _, at) = await Reported(database);
        var clerk = town.Intake;

        var majors = await clerk.Page(at);
        Assert.Empty(Choices(majors));
        Assert.Equal(11, majors.QuerySelectorAll("nav a[href*='major=']").Length);
        var minors = await clerk.Page(Href(majors, "道路交通设施"));
        var page = await clerk.Page(Href(minors, "路名牌"));

        Assert.Equal("部件 · 道路交通设施", Assert.Single(page.QuerySelectorAll("[data-part] h2")).TextContent);
        Assert.All(Choices(page), c => Assert.StartsWith("B02-", c.Value, StringComparison.Ordinal));
        Assert.NotEmpty(Choices(page));
    }

    [Theory, BothDatabases]
    public async Task A_long_list_says_how_many_it_leaves_out_and_an_empty_one_shows_the_classes(TestDatabase database)
    {
        var (town, _, at) = await Reported(database);
        var clerk = town.Intake;

        var many = await clerk.Page($"{at}?find=破损");
        Assert.InRange(Choices(many).Count(), 30, 40);
        Assert.Matches("找到 [0-9]+ 条，还有 [0-9]+ 条没有列出", many.QuerySelector("[role=status]")!.TextContent);
        var none = await clerk.Page($"{at}?find=<b>qqq");
        Assert.Contains("“<b>qqq”", none.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(none.QuerySelectorAll("nav a[href*='major=']"));
    }

    [Theory, BothDatabases]
    public async Task A_limit_that_is_not_understood_says_so_and_gives_the_dispatcher_no_term(TestDatabase database)
    {
        var (town, matter, at) = await Reported(database);
        var clerk = town.Intake;
        var page = await clerk.Page($"{at}?find=01-22");
        Assert.Contains("时限“1紧急工作时制止”读不懂", Choice(page, "01-22-1").TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(page, Answer, ("Form.Condition", "01-22-1"))).StatusCode);

        var dispatch = await town.Dispatcher.Page(MatterTown.Page(await town.Now(matter), "dispatch"));
        Assert.Equal("", dispatch.QuerySelector<IHtmlInputElement>("[name='Form.Count']")?.Value);
    }

    [Theory, BothDatabases]
    public async Task What_the_site_set_for_a_printed_unit_is_what_clerk_and_dispatcher_see(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (reported, accepted) = (await town.Given(new MatterBuilder()), await town.Given(new MatterBuilder().Accepted()));
        var keeper = town.Town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        async Task<string> Chosen() => (await town.Dispatcher.Page(MatterTown.Page(accepted, "dispatch"))).QuerySelector("[name='Form.TermUnit'] option[selected]")!.GetAttribute("value")!;
        Assert.Equal("WorkingDays", await Chosen());

        var seen = await Browser.Html(await keeper.Submit("/settings/units", "button[value=look]", ("Form.From", "2026-02-12"), ("Form.Units[0]", "CalendarDays"), ("Form.Source", "党政办会议纪要")));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await keeper.Submit(seen, "button[value=save]")).StatusCode);

        Assert.Equal("CalendarDays", await Chosen());
        Assert.Contains("自然日", (await town.Intake.Page(MatterTown.Page(reported, "accept") + "?find=ldw")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_keeps_the_list_and_what_was_chosen(TestDatabase database)
    {
        var (town, matter, at) = await Reported(database);
        var clerk = town.Intake;
        var empty = await clerk.Submit(await clerk.Page($"{at}?find=ldw"), Answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var page = await Browser.Html(empty);
        Assert.NotEmpty(page.QuerySelectorAll("fieldset.bad .wrong"));
        Assert.Equal("ldw", page.QuerySelector("[name=find]")!.GetAttribute("value"));

        await clerk.Submit($"{MatterTown.Page(await town.Now(matter), "decline")}", ("Form.Channel", "court"), ("Form.Reason", "这是民间借贷，由法院审理。"));
        var late = await clerk.Submit(page, Answer, ("Form.Condition", "01-36-1"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.True(Choice(await Browser.Html(late), "01-36-1").QuerySelector<IHtmlInputElement>("input")!.IsChecked);
    }

    [Theory, BothDatabases]
    public async Task What_was_chosen_stays_chosen_when_the_list_is_another(TestDatabase database)
    {
        var (town, _, at) = await Reported(database);

        var page = await town.Intake.Page($"{at}?find=井盖&chosen=01-36-1");

        Assert.Equal("01-36-1", Assert.Single(Choices(page), c => c.IsChecked).Value);
        Assert.Equal("01-36-1", Choices(page).First().Value);
        Assert.DoesNotContain(Choices(await town.Intake.Page($"{at}?chosen=nothing")), c => c.IsChecked);
    }

    private async Task<(MatterTown Town, MatterId Matter, string At)> Reported(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder());
        return (town, matter.Id, MatterTown.Page(matter, "accept"));
    }

    private static IEnumerable<IHtmlInputElement> Choices(IDocument page) => page.QuerySelectorAll<IHtmlInputElement>("[name='Form.Condition']");

    private static IElement Choice(IDocument page, string code) => page.QuerySelector($"[name='Form.Condition'][value='{code}']")!.Closest("label")!;

    private static string Href(IDocument page, string words) =>
        page.QuerySelectorAll("nav a").Single(a => a.TextContent.Contains(words, StringComparison.Ordinal)).GetAttribute("href")!;
}
