using System.Globalization;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Tests.Matters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Tests.Promises;

/// <summary>
/// Odd requests to every address: none breaks the program, shows its insides, or is answered with a bare code. <c>GRIDWORK_FUZZ</c> says how
/// many (600 on each database without it; 10,000 for a long run), <c>GRIDWORK_FUZZ_SEED</c> repeats one:
/// without either it is always the same run, so that what was green stays green.
/// </summary>
public sealed class FuzzTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly string[] Everything = [.. App.Modules.SelectMany(m => m.Permissions).Distinct(StringComparer.Ordinal)];

    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "1", "99999999999999999999", "1e400", "NaN", "null", "true", "2026-02-30", "0001-01-01", "9999-12-31", "2026-02-12", "24:61",
        "00000000-0000-0000-0000-000000000000", "140781105", "140781105204", "999999999999999999", "'; DROP TABLE matters;--", "\" OR 1=1", "<script>alert(1)</script>",
        "{{7*7}}", "../../../../etc/passwd", "C:\\con", "\0", "a\0b", "\u202Egnp.exe", "\uFEFF", "𠮷🀄️\u0301", "%00%ff", "line\nbreak\r\n", "http://127.0.0.1/", "//example.org",
        "[]", "{}", "[1,2", "{\"type\":\"Feature\"}", "Accepted", "Closed", "Form", "112.005", "37,112", "2026-000001", "01-36-1", "绵山镇西内封村", new('墙', 5000), new('a', 70_000),
    ];

    [Theory, BothDatabases]
    public async Task Nothing_odd_breaks_a_page_or_shows_what_is_inside(TestDatabase database)
    {
        var (many, told) = (Number("GRIDWORK_FUZZ"), Number("GRIDWORK_FUZZ_SEED"));
        var (count, seed) = (many ?? 600, told ?? (many is null ? 1424847049 : Random.Shared.Next()));
        var (chance, town) = (new Random(seed), await MatterTown.In(await host.Town(database)));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name));
        await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name).Taken().Handled().Closed());
        Browser[] people = [town.Town.Anyone(), town.Town.As(MatterTown.TownCode, Everything), town.Worker];
        var routes = (await EveryEndpoint.Of(host)).ToList();
        var (wrong, statuses) = (new List<string>(), new SortedDictionary<int, int>());

        for (var i = 0; i < count; i++)
        {
            var (route, _, page) = routes[chance.Next(routes.Count)];
            var said = await Ask(people[chance.Next(people.Length)], route, page, matter, chance);
            statuses[said.Status] = statuses.GetValueOrDefault(said.Status) + 1;
            if (said.Wrong is { } why)
            {
                wrong.Add($"{said.Address}: {why}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{database}, seed {seed}: {string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}"))}");
        Assert.True(wrong.Count is 0, $"seed {seed}: {string.Join('\n', wrong.Take(20))}");
    }

    private static async Task<(string Address, int Status, string? Wrong)> Ask(Browser browser, string route, CompiledPageActionDescriptor? page, Matter matter, Random chance)
    {
        // Half of them know a real matter: what is behind the first door is knocked at too.
        var address = EveryEndpoint.Filled(route, () => chance.Next(2) == 0 ? matter.Id.Value.ToString() : Uri.EscapeDataString(Small(chance).Replace("\0", "", StringComparison.Ordinal)));
        var query = string.Join('&', Enumerable.Range(0, chance.Next(4)).Select(_ => $"{Name(chance)}={Uri.EscapeDataString(Small(chance))}"));
        var post = page?.HandlerMethods.Any(h => h.HttpMethod is "Post") == true && chance.Next(3) > 0;
        var whole = query.Length > 0 ? $"{address}?{query}" : address;
        using var answer = post ? await Post(browser, whole, chance) : await browser.Get(whole);
        var (status, text) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return ($"{(post ? "POST" : "GET")} {whole[..Math.Min(300, whole.Length)]}", status, Judge(status, text, answer.Content.Headers.ContentType?.MediaType));
    }

    private static string? Judge(int status, string text, string? type) =>
        status >= 500 ? $"answers {status}"
        : text.Contains("   at Gridwork", StringComparison.Ordinal) || text.Contains("System.Exception", StringComparison.Ordinal) || text.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) ? "shows what is inside"
        : status >= 400 && (type is not "text/html" and not "application/json" and not "application/problem+json" || text.Length < 10) ? $"answers a bare {status}"
        : null;

    // The form of the page itself, with odd words in its own fields: the token is right.
    private static async Task<HttpResponseMessage> Post(Browser browser, string address, Random chance)
    {
        var page = await browser.Page(address);
        var form = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().OrderBy(_ => chance.Next()).FirstOrDefault();
        if (form is null)
        {
            return await browser.Post(address, ("Form.Text", Small(chance)));
        }

        var fields = form.Elements.Select(e => (Name: e.GetAttribute("name"), Value: e.GetAttribute("value") ?? "", Hidden: e is IHtmlInputElement { Type: "hidden" })).Where(f => f.Name is not null)
            .Select(f => (f.Name!, f.Name == "__RequestVerificationToken" || (f.Hidden && chance.Next(4) > 0) ? f.Value : Odd[chance.Next(Odd.Length)])).ToList();
        fields.AddRange(Enumerable.Range(0, chance.Next(3)).Select(_ => (Name(chance), Small(chance))));
        return await browser.Post(new Uri(form.Action).PathAndQuery, [.. fields]);
    }

    private static string Small(Random chance) => Odd[chance.Next(Odd.Length)] is { Length: <= 200 } odd ? odd : "x";

    private static string Name(Random chance) => new[] { "After", "View", "Due", "find", "Village", "place", "no", "key", "handler", "From", "To", "Unit", "Figure", "ReturnUrl", "draft", "as", "Form.Id", "Form.Version", "step", "lang", "type" }[chance.Next(21)];

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
