namespace Gridwork.Platform.Layout;

/// <summary>
/// What the desk's frame leads to, gathered from the modules. Three groups stand in the top bar instead of the menu:
/// <see cref="Search"/> (its address gets <c>q</c>), <see cref="New"/>, and <see cref="Inbox"/> with the number of what is unread.
/// </summary>
public sealed class DeskMenu(IReadOnlyList<IModule> modules)
{
    public const string Search = "search";

    public const string New = "new";

    public const string Inbox = "menu.inbox";

    /// <summary>The group that stands last, whichever module gives to it: nobody's day begins there who has other work.</summary>
    public const string System = "menu.system";

    private readonly List<MenuEntry> entries = [.. modules.SelectMany(m => m.Menu).OrderBy(e => e.Group is System)];

    public IEnumerable<IGrouping<string, MenuEntry>> Groups(Caller caller) =>
        entries.Where(e => e.Group is not (Search or New or Inbox) && caller.May(e.Permission)).GroupBy(e => e.Group, StringComparer.Ordinal);

    public MenuEntry? First(string group, Caller caller) => entries.Find(e => e.Group == group && caller.May(e.Permission));

    /// <summary>Where this caller's work begins: the first entry they may use, or the public home.</summary>
    public string Start(Caller caller) => Groups(caller).FirstOrDefault()?.First().Address ?? "/";

    /// <summary>The entry this page belongs to: the longest address that the page's begins with.</summary>
    public MenuEntry? At(PathString page) => entries.Where(e => e.Group is not (Search or New or Inbox) && page.StartsWithSegments(Bare(e.Address), StringComparison.Ordinal)).MaxBy(e => e.Address.Length);

    private static PathString Bare(string address) => address.Split('?')[0].TrimEnd('/');
}
