using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms.SettingHours;

public sealed record HoursTooFar(DateOnly From, DateOnly First, DateOnly Last) : Problem.Invalid(
    "hours.too-far", $"Hours from {From:O} on: the day must lie between {First:O} and {Last:O}.");

/// <summary>Sets the office hours from a day on.</summary>
internal sealed class SetHours(ChangeTime change, TimeProvider clock)
{
    private const int YearsBack = 1;
    private const int YearsAhead = 2;

    public sealed class Form
    {
        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(100)]
        public string? Usual { get; set; }

        [StringLength(20)]
        public string? SeasonFrom { get; set; }

        [StringLength(20)]
        public string? SeasonTo { get; set; }

        [StringLength(100)]
        public string? SeasonHours { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }

        public string? Shown { get; set; }
    }

    public async Task<Result<TimePreview>> Look(Form form, CancellationToken ct)
    {
        var next = Next(form);
        return next.Ok ? await change.Look(next.Value, ct) : next.Problem;
    }

    public async Task<Problem?> Save(Form form, CancellationToken ct)
    {
        var next = Next(form);
        return next.Ok ? await change.Save(next.Value, form.Shown, ct) : next.Problem;
    }

    private Result<NewSetting> Next(Form form)
    {
        var today = CivilTime.DayOf(clock.GetUtcNow());
        var (first, last) = (today.AddYears(-YearsBack), today.AddYears(YearsAhead));
        if (form.From!.Value is var from && (from < first || from > last))
        {
            return new HoursTooFar(from, first, last);
        }

        var read = HoursSetting.Read(form.Usual, form.SeasonFrom, form.SeasonTo, form.SeasonHours);
        return !read.Ok ? read.Problem
            : OfficeHours.ByRules([read.Value.Rule(from)]).Problem is { } unclear ? unclear
            : NewSetting.Of(TimeSettings.Hours, from, read.Value, form.Source!.Trim());
    }
}
