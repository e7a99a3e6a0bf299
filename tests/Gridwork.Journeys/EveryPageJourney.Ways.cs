using Gridwork.Matters;
using Gridwork.Matters.Whistles;

namespace Gridwork.Journeys;

/// <content>The ways to those pages that no address leads to by itself.</content>
public sealed partial class EveryPageJourney
{
    private static string Unit(StandingMatters all, string act) => $"/units/{all.Taken.Unit!.Value.Value}/{act}";

    private static async Task List(Screen screen)
    {
        await screen.Go("/matters");
        await screen.Page.Locator("button[name=Format]").First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/lists-out/*");
    }

    private static async Task First(Screen screen, string list, string page)
    {
        await screen.Go(list);
        await screen.Page.Locator($"main a[href$='{page}']").First.ClickAsync();
        await screen.Page.WaitForURLAsync("**" + page);
    }

    private static async Task Why(Screen screen, string number)
    {
        await screen.Go("/why");
        await screen.Type("Form.Person", "wangge");
        await screen.Type("Form.What", number);
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#told").WaitForAsync();
    }

    private static async Task End(Screen screen)
    {
        await screen.Go("/posts");
        await screen.Page.Locator("main a[href$='/end']").First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/end");
    }

    private static string Leg(Leg leg, string act = "") => $"/legs/{leg.Id.Value}/{act}".TrimEnd('/');

    private static string Page(Matter matter, string act = "") => $"/matters/{matter.Id.Value}/{act}".TrimEnd('/');

    private static async Task Scan(Screen screen)
    {
        await screen.Go("/me/second-factor");
        await screen.Type("Form.Password", "Gridwork-2026");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#secret").WaitForAsync();
    }

    /// <summary>Each look adds another one: a name is given once.</summary>
    private static async Task Added(Screen screen)
    {
        await screen.Go("/accounts/add");
        await screen.Type("Form.Name", "陆小满");
        await screen.Type("Form.User", $"luxm-{Guid.CreateVersion7()}");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#given").WaitForAsync();
    }

    private static async Task Table(Screen screen, string at, string table)
    {
        await screen.Go(at);
        await screen.Page.Locator("#File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "table.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(table) });
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#look").WaitForAsync();
    }

    private static async Task Ledger(Screen screen)
    {
        await screen.Go("/ledgers");
        await screen.Type("Form.Source", "原网格化平台");
        const string Table = "编号,反映内容,上报时间,发生地点,状态,结案时间\nJX-1,路灯不亮。,2024-03-01 09:30,西内封村,已结案,2024-03-04\nJX-2,井盖响。,昨天,西内封村,办理中,\nJX-3,河边有垃圾。,2024-03-01,不知道哪里,已结案,2024-03-02\n";
        await screen.Page.Locator("#File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "台账.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Table) });
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#columns").WaitForAsync();
    }

    private static async Task LedgerLooked(Screen screen, Func<Task> doErrands)
    {
        await Ledger(screen);
        await screen.Page.Locator("section[aria-labelledby=columns] .btn.main").ClickAsync();
        await screen.Page.Locator("#far").WaitForAsync();
        await doErrands();
        await screen.Page.ReloadAsync();
        await screen.Page.Locator("#seen").WaitForAsync();
    }

    private static async Task Brought(Screen screen)
    {
        await Table(screen, "/accounts/sheet", $"登录名,姓名,角色,机构\nqiuyu-{Guid.CreateVersion7()},邱雨,核查员,综合便民服务中心\n");
        await screen.Page.Locator("button[value=save]").ClickAsync();
        await screen.Page.Locator("button[value=Xlsx]").WaitForAsync();
    }

    private static async Task Close(Screen screen)
    {
        await screen.Go("/accounts");
        await screen.Page.Locator("main a[href$='/close']").First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/close");
    }

    /// <summary>A broken table, read: a version that waits, with what it would change and what was not understood.</summary>
    private static async Task Standard(Screen screen)
    {
        await screen.Go("/settings/case-standard");
        const string Table = "major_code,major,minor_code,minor,handling_unit,authority,open_condition,close_condition,time_limit\n"
            + "01,市容环境,01,私搭乱建,所属街办,盐湖区政府,占道搭建的棚房,拆除,15天\n01,市容环境,01,私搭乱建,所属街办,盐湖区政府,,拆除,15天\n";
        await screen.Page.Locator("#File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "events.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Table) });
        await screen.Page.Locator("[name='Form.Source']").FillAsync("市里的新表");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("#bad").WaitForAsync();
    }

    /// <summary>An empty form, sent: the same page again with what is missing.</summary>
    private static async Task Send(Screen screen, string path)
    {
        await screen.Go(path);
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator(".refusal").WaitForAsync();
    }

    private static async Task Looked(Screen screen)
    {
        await screen.Go("/matters/new");
        await screen.Type("Form.Text", StandingMatters.LongText);
        await screen.Page.Locator("button[formaction*=Look]").ClickAsync();
        await screen.Page.Locator("[name='Form.Twin']").First.WaitForAsync();
    }

    private static async Task Where(Screen screen)
    {
        await screen.Go("/report");
        await screen.Type("Form.Text", StandingMatters.LongText);
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator("[name='Form.PlaceWords']").WaitForAsync();
    }

    private static async Task Pin(Screen screen)
    {
        await Where(screen);
        await screen.Choose("Form.Place", "西内封村");
        await screen.Page.Locator("button[formaction*=Ground]").ClickAsync();
        await screen.Page.Locator("input[type=image]:visible").ClickAsync();
        await screen.Page.Locator("#ground .pin").WaitForAsync();
    }

    private static async Task ReceiptPaper(Screen screen)
    {
        await Receipt(screen);
        await screen.Page.Locator("main a[href*='/report/received/paper']").ClickAsync();
        await screen.Page.Locator("article.paper").WaitForAsync();
    }

    /// <summary>Drawn over a neighbour: the same ground with what was drawn, and which it covers.</summary>
    private static async Task Drawn(Screen screen)
    {
        await screen.Go("/grids/140781105204001/draw");
        await screen.Page.Locator("svg[data-draw]").ClickAsync(new() { Position = new() { X = 300, Y = 200 } });
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator(".refusal").WaitForAsync();
    }

    private static async Task Twins(Screen screen)
    {
        await Where(screen);
        await screen.Tick("Form.PlaceUnknown", "true");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.WaitForURLAsync("**/twins");
    }

    internal static async Task Answer(Screen screen)
    {
        await Twins(screen);
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.WaitForURLAsync("**/answer");
    }

    private static async Task Receipt(Screen screen)
    {
        await Answer(screen);
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.WaitForURLAsync("**/report/received*");
    }

    private static async Task Trail(Screen screen)
    {
        await screen.Go("/trail");
        await screen.Page.Locator("form[action='/trail?handler=Verify'] button").ClickAsync();
        await screen.Page.Locator("main .notice[role=status]").WaitForAsync();
    }

    /// <summary>A table with a good row and a bad one, looked at: what was read, what was not, and what is missing.</summary>
    private static async Task Notice(Screen screen)
    {
        await screen.Go("/settings/calendar");
        await screen.Type("Form.Year", "2027");
        await screen.Type("Form.Notice", "无");
        await screen.Type("Form.Source", "无");
        await screen.Type("Form.Text", "2027-01-01,off,元旦\n2027-01-04,work,元旦");
        await screen.Page.Locator("button[value=look]").ClickAsync();
        await screen.Page.Locator("#bad").WaitForAsync();
    }

    private static async Task Limit(Screen screen)
    {
        await screen.Go("/settings/limits");
        await screen.Page.Locator("[name='Form.Clock']").SelectOptionAsync("Check");
        await screen.Type("Form.From", "2026-02-12");
        await screen.Type("Form.Count", "4");
        await screen.Page.Locator("[name='Form.Unit']").SelectOptionAsync("WorkHours");
        await screen.Page.Locator("[name='Form.By']").SelectOptionAsync("OfficeHours");
        await screen.Type("Form.Source", "无");
        await screen.Page.Locator("button[value=look]").ClickAsync();
        await screen.Page.Locator("#look").WaitForAsync();
    }

    private static Task Prefer(Screen screen, string address, string language, string type) => screen.Page.Context.AddCookiesAsync(
        [new() { Name = "lang", Value = language, Url = address }, new() { Name = "type", Value = type, Url = address }]);
}
