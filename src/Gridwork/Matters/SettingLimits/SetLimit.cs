using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.SettingLimits;

public sealed record LimitOfNoClock() : Problem.Invalid("limits.no-clock", "Choose first response, verification or check. The limit of handling comes with each dispatch.");

public sealed record LimitIncomplete() : Problem.Invalid("limits.incomplete", "A limit needs a number, a unit and by what it is counted; a clock that does not run has none of the three.");

public sealed record LimitOutOfRange(int Last) : Problem.Invalid("limits.out-of-range", $"The number of a limit lies between 1 and {Last}.");

public sealed record LimitTooFar(DateOnly From, DateOnly First, DateOnly Last) : Problem.Invalid(
    "limits.too-far", $"A limit from {From:O} on: the day must lie between {First:O} and {Last:O}.");

/// <summary>
/// Sets the limit of a clock from a day on, or that it does not run. What runs and began on that day or later is counted again, unless a
/// newer row already holds for its day; what began before keeps its promise.
/// </summary>
internal sealed class SetLimit(GridworkDb db, SiteClocks clocks, SetSetting set, RunningClocks running, TimeProvider clock)
{
    private const int YearsBack = 1;
    private const int YearsAhead = 2;

    public sealed class Form
    {
        [Required]
        public ClockKind? Clock { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        /// <summary>The three are empty together where the clock is not to run.</summary>
        public int? Count { get; set; }

        public TermUnit? Unit { get; set; }

        public CountedBy? By { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }

        public string? Shown { get; set; }
    }

    public sealed record Preview(ClockRules.Limit? Before, ClockRules.Limit? Next, MovedByTime Moved, string Mark);

    public async Task<Result<Preview>> Look(Form form, CancellationToken ct)
    {
        var next = Next(form);
        if (!next.Ok)
        {
            return next.Problem;
        }

        var (row, setting) = next.Value;
        var now = await clocks.Now(ct);
        var then = new Timing(now.Time, now.Rules.With(row));
        // Only its own kind: another one moves with the calendar, not with this limit.
        var moved = await running.Moved(c => c.Kind == row.Kind ? then.Again(c, clock.GetUtcNow()) : c, ct);
        return new Preview(now.Rules.On(row.Kind, row.From), row.Limit, moved, await set.Mark(setting, ct));
    }

    public async Task<Problem?> Save(Form form, CancellationToken ct)
    {
        var next = Next(form);
        return next.Ok ? await set.Run(next.Value.Setting, form.Shown, Tell, ct) : next.Problem;
    }

    private Task Tell()
    {
        db.Send(new RecountErrand(), clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private Result<(ClockRules.Row Row, NewSetting Setting)> Next(Form form)
    {
        var today = CivilTime.DayOf(clock.GetUtcNow());
        var (first, last, from) = (today.AddYears(-YearsBack), today.AddYears(YearsAhead), form.From!.Value);
        return (form.Clock!.Value, form.Count, form.Unit, form.By) switch
        {
            var (kind, _, _, _) when !LimitSettings.Settable.Contains(kind) => new LimitOfNoClock(),
            _ when from < first || from > last => new LimitTooFar(from, first, last),
            (_, < 1 or > Term.Most, _, _) => new LimitOutOfRange(Term.Most),
            (var kind, null, null, null) => Row(kind, limit: null),
            (var kind, { } count, { } unit and not TermUnit.Months, { } by) => Row(kind, new ClockRules.Limit(count, unit, by)),
            _ => new LimitIncomplete(),
        };

        (ClockRules.Row, NewSetting) Row(ClockKind kind, ClockRules.Limit? limit) =>
            (new ClockRules.Row(kind, from, limit), NewSetting.Of(LimitSettings.KeyOf(kind), from, new LimitSetting(limit), form.Source!.Trim()));
    }
}
