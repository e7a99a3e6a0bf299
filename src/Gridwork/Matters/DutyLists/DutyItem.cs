using Gridwork.Kernel;
using Gridwork.Matters.Whistles;

namespace Gridwork.Matters.DutyLists;

/// <summary>The three lists: the township's own, what it only supports, and what the upper departments took back.</summary>
public enum DutyKind { Basic, Supporting, TakenBack }

/// <summary>One duty, in the words of the list.</summary>
/// <param name="Lead">Of what is supported: who leads.</param>
/// <param name="Support">Of what is supported: the township's part.</param>
/// <param name="Owner">Of what was taken back: whose it is now.</param>
/// <param name="Initials">Empty when not all characters are known.</param>
public sealed record DutyItem(string Code, string Name, DutyKind Kind, string LegalBasis, string Lead, string Support, string Owner, string Initials);

/// <summary>The duty list of a township that holds on a day.</summary>
public sealed class DutyList(int number, IReadOnlyList<DutyItem> items)
{
    private readonly Dictionary<string, DutyItem> byCode = items.ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);

    public int Number => number;

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<DutyItem> Items => items;

    public DutyItem? Item(string? code) => byCode.GetValueOrDefault(code ?? "");
}

internal static class Citing
{
    extension(DutyList? list)
    {
        /// <summary>What an assignment rests on, as the list reads; refused where the upper level took the duty back.</summary>
        public Result<Basis> Cite(string code) => list?.Item(code) switch
        {
            null => new NoSuchDuty(),
            { Kind: DutyKind.TakenBack } item => new DutyTakenBack(item.Code, item.Name, item.Owner),
            var item => new Basis(item.Code, item.Name, $"{list.Number}"),
        };
    }
}
