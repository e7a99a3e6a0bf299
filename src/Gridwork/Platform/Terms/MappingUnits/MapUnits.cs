using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms.MappingUnits;

public sealed record UnitUnknown(string Text) : Problem.Invalid("mapping.unknown", $"'{Text}' is no unit that is printed in the table, or nothing was chosen for it.");

public sealed record UnitsBackdated(DateOnly From) : Problem.Invalid("mapping.backdated", "A term that was given stays as it was given: choose today or a later day.");

/// <summary>Says from a day on as what each printed unit is counted. Terms that run already were given as they were given, and stay.</summary>
internal sealed class MapUnits(SiteSettings settings, SetSetting set, TimeProvider clock)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? From { get; set; }

        /// <summary>By the order of the printed units on the page.</summary>
        public List<TermUnit?> Units { get; set; } = [];

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }

        public string? Shown { get; set; }
    }

    public async Task<Result<(UnitMapping Before, UnitMapping Next, string Mark)>> Look(Form form, CancellationToken ct)
    {
        var next = await Next(form, ct);
        return next.Ok
            ? (await settings.On<UnitMapping>(TimeSettings.Units, form.From!.Value, ct), next.Value.Map, await set.Mark(next.Value.Setting, ct))
            : next.Problem;
    }

    public async Task<Problem?> Save(Form form, CancellationToken ct)
    {
        var next = await Next(form, ct);
        return next.Ok ? await set.Run(next.Value.Setting, form.Shown, also: null, ct) : next.Problem;
    }

    private async Task<Result<(UnitMapping Map, NewSetting Setting)>> Next(Form form, CancellationToken ct)
    {
        if (form.From!.Value is var from && from < CivilTime.DayOf(clock.GetUtcNow()))
        {
            return new UnitsBackdated(from);
        }

        var printed = (await settings.On<UnitMapping>(TimeSettings.Units, from, ct)).Units.Keys.ToList();
        var unset = printed.FindIndex(p => form.Units.ElementAtOrDefault(printed.IndexOf(p)) is null or TermUnit.Months);
        if (unset >= 0)
        {
            return new UnitUnknown(printed[unset]);
        }

        var map = new UnitMapping(printed.Select((p, i) => (p, form.Units[i]!.Value)).ToDictionary(u => u.p, u => u.Value, StringComparer.Ordinal));
        return (map, NewSetting.Of(TimeSettings.Units, from, map, form.Source!.Trim()));
    }
}
