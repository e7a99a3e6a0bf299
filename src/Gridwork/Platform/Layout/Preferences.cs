namespace Gridwork.Platform.Layout;

/// <summary>How a person wants to see pages, kept in cookies and chosen by plain links: <c>?lang=en</c>, <c>?type=large</c>, <c>?scheme=dark</c>.</summary>
public sealed record Preferences(string Language, bool Large, string? Scheme)
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["lang"] = [WordBook.Chinese, WordBook.English],
        ["type"] = ["large", "plain"],
        ["scheme"] = ["dark", "light", "auto"],
    };

    public string? Type => Large ? "large" : null;

    public static Preferences Of(HttpRequest request) => new(
        Chosen(request, "lang") ?? WordBook.Chinese,
        Chosen(request, "type") == "large",
        Chosen(request, "scheme") is "dark" or "light" ? Chosen(request, "scheme") : null);

    /// <summary>The address of this page with another choice, everything else in it kept.</summary>
    public static string Link(HttpRequest request, string name, string value) =>
        Path(request) + QueryString.Create([.. request.Query.Where(q => q.Key != name).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)), new(name, value)]);

    /// <summary>Takes a choice from the address into its cookie and leads back to the page without it.</summary>
    public static async Task Keep(HttpContext http, RequestDelegate next)
    {
        var asked = http.Request.Query.Where(q => Known.TryGetValue(q.Key, out var values) && values.Contains(q.Value.ToString(), StringComparer.Ordinal)).ToList();
        if (asked.Count == 0 || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            await next(http);
            return;
        }

        foreach (var (name, value) in asked)
        {
            http.Response.Cookies.Append(name, value.ToString(), new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }

        var rest = http.Request.Query.ExceptBy(asked.Select(a => a.Key), q => q.Key, StringComparer.Ordinal);
        http.Response.Redirect(Path(http.Request) + QueryString.Create(rest));
    }

    private static string? Chosen(HttpRequest request, string name) =>
        request.Cookies[name] is { } value && Known[name].Contains(value, StringComparer.Ordinal) ? value : null;

    // One slash only: an address that begins with two leads to another host.
    private static string Path(HttpRequest request) => "/" + (request.PathBase + request.Path).ToUriComponent().TrimStart('/', '\\');
}
