using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;

namespace Gridwork.Matters.Twins;

/// <summary>How the desk sees what may be the same: number and title, and beneath them what speaks for it.</summary>
internal static class TwinChoices
{
    public static IReadOnlyList<Choice> Of(Words words, AreaBook book, IReadOnlyList<Twin> twins) =>
        [.. twins.Select(t => new Choice(t.Id.Value.ToString(), $"{t.Number} {t.Title}", Says(words, book, t)))];

    private static string Says(Words words, AreaBook book, Twin twin) => string.Join(words["list.semicolon"], Reasons(words, book, twin));

    private static IEnumerable<string> Reasons(Words words, AreaBook book, Twin twin)
    {
        yield return words["twins.stands", ("place", book.Name(twin.Area)), ("at", words.Moment(twin.ReportedAt)), ("state", twin.State)];
        if (twin.Reports > 1)
        {
            yield return words["twins.reports", ("count", twin.Reports)];
        }

        if (twin.SamePlace)
        {
            yield return words["twins.same-place"];
        }

        if (twin.Shared.Count > 0)
        {
            yield return words["twins.shared", ("words", string.Join(words["list.or"], twin.Shared))];
        }
    }
}
