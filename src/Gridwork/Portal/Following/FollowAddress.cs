namespace Gridwork.Portal.Following;

/// <summary>The pages that whoever has number and query code may open.</summary>
internal static class FollowAddress
{
    /// <param name="page">Nothing for the page that follows it.</param>
    public static string Of(string number, string key, string page = "") =>
        $"/follow{(page.Length > 0 ? $"/{page}" : "")}{QueryString.Create("no", number).Add("key", key)}";
}
