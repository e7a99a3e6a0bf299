using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Dispatching;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.SettingLimits;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Matters.Whistles.Calling;

[Authorize(Policy = Can.Whistle)]
internal sealed class CallPage(MatterShowing showing, CallUnits call, DispatchMatter dispatch, SiteDuties duties, SiteSettings settings, SiteTime time, Words words)
    : ActPage<CallUnits.Form>(showing, MatterAct.Whistle, Can.Whistle)
{
    private const int FirstRows = 3;

    /// <summary>What is looked for in the duty list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>What was chosen before the list was asked for again.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Chosen { get; set; }

    public DutyChoice Duties { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<WhistleKind>().Select(k => new Choice(k.ToString(), words.Of(k), words[$"whistle.kind.{k}"]))];

    public IReadOnlyList<Choice> TermUnits => [.. Enum.GetValues<TermUnit>().Where(u => u is not TermUnit.Months).Select(u => new Choice(u.ToString(), words[$"clock.unit.{u}"]))];

    /// <summary>No unit has the matter and no term runs: it stays with the township, under a term for the whole.</summary>
    public bool Begins => Shown.Matter.State is MatterState.Accepted;

    public bool ArrivalNeedsReview { get; private set; }

    /// <summary>Two lines more, and nothing is called.</summary>
    public async Task<IActionResult> OnPostMore(MatterId id, CancellationToken ct)
    {
        ModelState.Keys.ToList().ForEach(ModelState.ClearValidationState);
        var wanted = Math.Min(Form.Units.Count + 2, CallUnits.MostUnits);
        Form.Units.AddRange(Enumerable.Range(0, wanted - Form.Units.Count).Select(_ => new CallUnits.Row()));
        return await Load(id, ct) ? Page() : NotFound();
    }

    protected override async Task Prepare(CancellationToken ct)
    {
        Duties = new DutyChoice(await duties.Today(ct), $"{Face.Here}/{Face.Page}", Find, Form.Item ?? Chosen);
        var units = await dispatch.Choices(Shown.Matter.Area, ct);
        Choices = [new Choice("", words["whistle.no-unit"]), .. units.Select(u => new Choice(u.Id.Value.ToString(), u.Name, u.LegalName))];
        Form.Units.AddRange(Enumerable.Range(0, Math.Max(0, FirstRows - Form.Units.Count)).Select(_ => new CallUnits.Row()));
        if (!HttpMethods.IsGet(Request.Method))
        {
            return;
        }

        var (book, today) = (await settings.Book(ct), CivilTime.DayOf(Me.At));
        Form.Kind = Shown.Matter.Channel is Channel.KeyTask ? WhistleKind.KeyTask : null;
        if (LimitSettings.Rules(book).On(ClockKind.Arrival, today) is { } limit)
        {
            (Form.Arrival, Form.ArrivalUnit) = (limit.Count, limit.Unit);
            ArrivalNeedsReview = book.At(LimitSettings.KeyOf(ClockKind.Arrival), today)!.NeedsReview;
        }

        if (Shown.Matter.Filing is { } filing && PrintedLimit.Read(filing.Limit, await time.Units(today, ct)).Term is var (count, unit))
        {
            (Form.Count, Form.TermUnit, Form.Whole, Form.WholeUnit) = (count, unit, count, unit);
        }
    }

    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => call.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem switch
    {
        NoUnitCalled or TaskMissing or CalledTwice or UnitEnded or UnitOutside or UnitServesElsewhere => "Form.Units",
        NoSuchDuty or DutyTakenBack => "Form.Item",
        ArrivalTermMissing => "Form.Arrival",
        MatterTermMissing => "Form.Whole",
        _ => base.FieldOf(problem),
    };
}
