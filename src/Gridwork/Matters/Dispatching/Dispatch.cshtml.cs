using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Terms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Matters.Dispatching;

[Authorize(Policy = Can.DispatchMatters)]
internal sealed class DispatchPage(MatterShowing showing, DispatchMatter dispatch, SiteStandard standard, SiteDuties duties, SiteClocks clocks, SiteTime siteTime, Words words)
    : ActPage<DispatchMatter.Form>(showing, MatterAct.Dispatch, Can.DispatchMatters)
{
    /// <summary>What is looked for in the duty list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>What was chosen before the list was asked for again.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Chosen { get; set; }

    public DutyChoice Duties { get; private set; } = null!;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> TermUnits => [.. Enum.GetValues<TermUnit>().Where(u => u is not TermUnit.Months).Select(u => new Choice(u.ToString(), words[$"clock.unit.{u}"]))];

    /// <summary>The sum of the term in the form, as if it began now.</summary>
    public TermClock? Preview { get; private set; }

    public WorkTime Time { get; private set; } = null!;

    public bool NeedsReview { get; private set; }

    public DateTimeOffset Now => Me.At;

    /// <summary>Counts the typed term again and dispatches nothing.</summary>
    public async Task<IActionResult> OnPostCount(MatterId id, CancellationToken ct)
    {
        var typed = ModelState.Where(field => field.Key is not ("Form.Count" or "Form.TermUnit")).Select(field => field.Key).ToList();
        typed.ForEach(ModelState.ClearValidationState);
        return await Load(id, ct) ? Page() : NotFound();
    }

    protected override async Task Prepare(CancellationToken ct)
    {
        Duties = new DutyChoice(await duties.Today(ct), $"{Face.Here}/{Face.Page}", Find, Form.Item ?? Chosen);
        NeedsReview = (await standard.Today(ct)).NeedsReview;
        var units = await dispatch.Choices(Shown.Matter.Area, ct);
        Units = [.. units.Select(u => new Choice(u.Id.Value.ToString(), u.Name, u.LegalName))];
        if (HttpMethods.IsGet(Request.Method) && Shown.Matter.Filing is { } filing
            && PrintedLimit.Read(filing.Limit, await siteTime.Units(CivilTime.DayOf(Now), ct)).Term is var (count, unit))
        {
            (Form.Count, Form.TermUnit) = (count, unit);
        }

        if (Form is { Count: >= 1 and <= 365, TermUnit: { } counted })
        {
            Time = (await clocks.Now(ct)).Time;
            Preview = TermClock.Start(ClockKind.Handling, Promise.Of(new Term(Form.Count.Value, counted), CountedBy.Law, Now, Time), Time);
        }
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => dispatch.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem switch
    {
        UnitServesElsewhere => "Form.Unit",
        NoSuchDuty or DutyTakenBack => "Form.Item",
        _ => base.FieldOf(problem),
    };
}
