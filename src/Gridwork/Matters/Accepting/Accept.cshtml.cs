using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Terms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Matters.Accepting;

[Authorize(Policy = Can.AcceptMatters)]
internal sealed class AcceptPage(MatterShowing showing, AcceptMatter accept, SiteStandard siteStandard, SiteTime time, Words words)
    : ActPage<AcceptMatter.Form>(showing, MatterAct.Accept, Can.AcceptMatters)
{
    private const int MostShown = 30;

    private UnitMapping units = null!;

    public CaseStandard Standard { get; private set; } = null!;

    /// <summary>What is looked for; it stays in the address, so that a refusal shows the same list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The major class whose minor classes are listed, when nothing is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Major { get; set; }

    /// <summary>What was chosen before the list was asked for again.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Chosen { get; set; }

    public FoundConditions Found { get; private set; } = new([], 0);

    public string? Picked => Form.Condition ?? Chosen;

    public bool Looking => !string.IsNullOrWhiteSpace(Find);

    public MajorClass? Opened => Looking ? null : Standard.Majors.FirstOrDefault(m => m.Code == Major);

    public string Here => Look(Looking ? (nameof(Find), Find!) : Opened is { } major ? (nameof(Major), major.Code) : null);

    /// <summary>The chosen condition first if the list lacks it; then the list, a major class at a time in the order of the list.</summary>
    public IEnumerable<IReadOnlyList<FoundConditions.Group>> Runs
    {
        get
        {
            List<FoundConditions.Group> run = [];
            foreach (var group in Lacking().Concat(Found.Groups))
            {
                if (run.Count > 0 && run[0].Major != group.Major)
                {
                    yield return run;
                    run = [];
                }

                run.Add(group);
            }

            if (run.Count > 0)
            {
                yield return run;
            }
        }
    }

    public string Look((string Name, string Value)? asked) =>
        $"/matters/{Shown.Matter.Id.Value}/accept" + (asked is var (name, value) ? QueryString.Create(name.ToLowerInvariant(), value).ToString() : "");

    public string Says(FilingCondition condition)
    {
        var limit = PrintedLimit.Read(condition.Limit, units);
        return words["accept.condition", ("closing", condition.Closing), ("limit", limit.Term is var (count, unit)
            ? words["accept.limit", ("limit", limit.Text), ("count", count), ("unit", words[$"clock.unit.{unit}"])]
            : words["accept.limit-unread", ("limit", limit.Text)])];
    }

    protected override async Task Prepare(CancellationToken ct)
    {
        Standard = await siteStandard.Today(ct);
        Found = ConditionSearch.Find(Standard.Conditions, Find, MostShown);
        units = await time.Units(CivilTime.DayOf(Me.At), ct);
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => accept.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is NoSuchCondition ? "Form.Condition" : base.FieldOf(problem);

    private IEnumerable<FoundConditions.Group> Lacking() =>
        Standard.Condition(Picked) is { } picked && !Found.Groups.Any(g => g.Conditions.Contains(picked.Condition))
            ? [new(picked.Major, picked.Minor, [picked.Condition])]
            : [];
}
