using System.Text;

namespace Gridwork.Platform.Sheets;

/// <summary>A column a table may have: the key it is read by, and the other names its head may bear.</summary>
public sealed record SheetColumn(string Key, IReadOnlyList<string> Names)
{
    /// <summary>The table is read without it; its cells are then empty.</summary>
    public bool Optional { get; init; }

    /// <summary>As it is called before people.</summary>
    public string Shown => Names.Count > 0 ? $"{Names[0]} ({Key})" : Key;

    public bool Is(string head) => Names.Prepend(Key).Any(name => Same(name) == Same(head));

    // Full width, capitals, gaps and the asterisk of a required column make no difference.
    private static string Same(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not '*')).ToUpperInvariant();
}

/// <summary>The columns of one kind of table.</summary>
/// <param name="OthersAllowed">Further columns are named by <see cref="Sheet.Others"/> and left alone; otherwise the table is refused.</param>
public sealed record SheetColumns(IReadOnlyList<SheetColumn> All, bool OthersAllowed = false);
