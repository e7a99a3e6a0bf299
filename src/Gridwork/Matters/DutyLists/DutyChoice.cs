namespace Gridwork.Matters.DutyLists;

/// <summary>What the form of an assignment shows of the duty list: what was looked for, what was found, what is chosen.</summary>
/// <param name="List">Null where none is in force: nothing is asked.</param>
/// <param name="Here">The form's page.</param>
public sealed record DutyChoice(DutyList? List, string Here, string? Find, string? Picked)
{
    private const int MostShown = 20;

    public FoundDuties Found { get; } = DutySearch.Find(List?.Items ?? [], Find, MostShown);

    public bool Looking => !string.IsNullOrWhiteSpace(Find);

    public DutyItem? Chosen => List?.Item(Picked);

    /// <summary>The chosen one stays in sight, whatever is looked for.</summary>
    public IReadOnlyList<DutyItem> Shown => Chosen is { } chosen && !Found.Items.Contains(chosen) ? [chosen, .. Found.Items] : Found.Items;
}
