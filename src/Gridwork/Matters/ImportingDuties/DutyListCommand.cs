using Gridwork.Matters.DutyLists;
using Gridwork.Platform;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.ImportingDuties;

/// <summary><c>gridwork duty-list import</c>: says what a table would change; without <c>--dry-run</c> it is stored and waits.</summary>
internal static class DutyListCommand
{
    public static readonly Command Import = new(
        "duty-list import", "FILE [--site CODE] [--from yyyy-MM-dd] [--source TEXT] [--dry-run] [--lang zh|en]",
        "reads a township's duty lists, names each row not understood, and lets the others wait for a decision", Run);

    private static Task<int> Run(CommandArguments arguments) => TableCommand.Run(arguments, "duty-list import", "duties.usage", [], async (site, _, from, file, words) =>
    {
        var import = site.GetRequiredService<ImportDuties>();
        var look = await import.Look(from, file, arguments.Stop);
        return look.Ok ? new TableTold(Lines(look.Value, words), (source, name) => import.Store(look.Value, source, name, arguments.Stop)) : look.Problem;
    });

    private static IEnumerable<string> Lines(DutyLook look, Words words) =>
    [
        words["duties.counts", ("from", look.From), ("rows", look.Rows), ("good", look.Items.Count), ("bad", look.Bad.Count)],
        DutyWords.Lists(look, words),
        words["table.differs", ("added", look.Difference.Added.Count), ("removed", look.Difference.Removed.Count), ("changed", look.Difference.Changed.Count)],
        .. look.Difference.All.Select(d => $"  {words[d.What]} {d.Item.Code} {words.Of(d.Item.Kind)} {d.Item.Name} {DutyWords.Says(d.Item, words)}"),
        .. look.Bad.Select(b => words["table.bad-line", ("row", b.Row), ("why", b.Why(words))]),
    ];
}

internal static class DutyWords
{
    /// <summary>What a duty asks, in the words of its list.</summary>
    public static string Says(DutyItem item, Words words)
    {
        var says = words[$"duties.says.{item.Kind}", ("lead", item.Lead), ("support", item.Support), ("owner", item.Owner)];
        return item.LegalBasis.Length == 0 ? says : $"{says} {words["duties.legal", ("basis", item.LegalBasis)]}";
    }

    public static string Lists(DutyLook look, Words words) =>
        words["duties.lists", ("basic", look.Of(DutyKind.Basic)), ("supporting", look.Of(DutyKind.Supporting)), ("back", look.Of(DutyKind.TakenBack))];
}
