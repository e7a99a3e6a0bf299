using Gridwork.Matters;

namespace Gridwork.Journeys;

/// <summary>Pages that a resident meets by what they write.</summary>
internal static class ToldPages
{
    /// <summary>The first look asks for it; the next finds it there, and the page that would ask again refuses.</summary>
    public static async Task Privacy(Screen screen, Matter of)
    {
        await screen.Go($"/privacy?no={of.Number}&key={of.QueryCode}");
        await screen.Tick("Form.Kind", "Copy");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.WaitForLoadStateAsync();
        await screen.Go("/privacy-requests");
        await screen.Page.Locator("main table a").First.ClickAsync();
        await screen.Page.WaitForURLAsync("**/privacy-requests/*");
    }

    public static async Task Urgent(Screen screen)
    {
        await screen.Go("/report");
        await screen.Type("Form.Text", "村口的柴垛着火了，有人受伤，旁边还出了车祸。");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.WaitForURLAsync("**/urgent");
    }

    public static async Task About(Screen screen)
    {
        await EveryPageJourney.Answer(screen);
        await screen.Page.Locator("main details.fold summary").ClickAsync();
        await screen.Type("Form.About.Words", "郭振宇");
        await screen.Page.Locator("main form .btn.main").ClickAsync();
        await screen.Page.Locator(".refusal").WaitForAsync();
    }
}
