using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.ImportingStandard;

/// <summary><c>gridwork case-standard import</c>: says what a table would change; without <c>--dry-run</c> it is stored and waits.</summary>
internal static class CaseStandardCommand
{
    public static readonly Command Import = new(
        "case-standard import", "FILE [--kind events|components] [--site CODE] [--from yyyy-MM-dd] [--source TEXT] [--dry-run] [--lang zh|en]",
        "reads a table of filing conditions, names each row not understood, and lets the others wait for a decision", Run);

    private static Task<int> Run(CommandArguments arguments) => TableCommand.Run(arguments, "case-standard import", "standard.usage", ["events", "components"], async (site, options, from, file, words) =>
    {
        var import = site.GetRequiredService<ImportStandard>();
        ClassKind? kind = options.Kind switch { "events" => ClassKind.Occurrence, "components" => ClassKind.Component, _ => null };
        var look = await import.Look(new ImportStandard.Form { Kind = kind, From = from }, file, arguments.Stop);
        return look.Ok ? new TableTold(Lines(look.Value, words), (source, name) => import.Store(look.Value, source, name, arguments.Stop)) : look.Problem;
    });

    private static IEnumerable<string> Lines(StandardLook look, Words words)
    {
        yield return words["standard.counts", ("kind", words.Of(look.Kind)), ("from", look.From), ("rows", look.Rows), ("good", look.Rows - look.Bad.Count), ("bad", look.Bad.Count)];
        yield return words["standard.limits", ("unread", look.UnreadLimits), ("silent", look.NoInitials)];
        yield return words["table.differs", ("added", look.Difference.Added.Count), ("removed", look.Difference.Removed.Count), ("changed", look.Difference.Changed.Count)];
        foreach (var added in look.Difference.Added)
        {
            yield return $"  + {added.Code} {added.Minor.Name} {added.Condition.Text} {added.Condition.Limit}";
        }

        foreach (var removed in look.Difference.Removed)
        {
            yield return $"  - {removed.Code} {removed.Minor.Name} {removed.Condition.Text} {removed.Condition.Limit}";
        }

        foreach (var (before, after) in look.Difference.Changed)
        {
            yield return $"  * {after.Code} {after.Minor.Name} {after.Condition.Text} {before.Condition.Limit} → {after.Condition.Limit}";
        }

        foreach (var bad in look.Bad)
        {
            yield return words["table.bad-line", ("row", bad.Row), ("why", bad.Why(words))];
        }
    }
}
