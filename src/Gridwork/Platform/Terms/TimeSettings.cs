using System.Globalization;
using System.Text.Json;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms;

/// <summary>The settings by which a site counts time, and what counting makes of them.</summary>
internal static class TimeSettings
{
    /// <summary>One key for each year that a notice was read of: <c>time.calendar/2027</c>.</summary>
    public const string Calendar = "time.calendar/";

    public const string Hours = "time.hours";

    public const string Units = "time.units";

    public static readonly IReadOnlyList<SettingKind> Kinds =
    [
        new(Calendar, "/settings/calendar", ShippedYears(), TellYear) { Matters = (row, today) => YearOf(row) >= today.Year },
        new(Hours, "/settings/hours", [Setting.Shipped(Hours, Setting.Always, new HoursSetting(HoursSetting.Write(OfficeHours.Usual.On(DateOnly.MinValue))), "", needsReview: true)], TellHours),
        new(Units, "/settings/units", [ShippedUnits()], TellUnits),
    ];

    public static string KeyOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{Calendar}{year}");

    public static int YearOf(Setting row) => int.Parse(row.Key.AsSpan(Calendar.Length), CultureInfo.InvariantCulture);

    /// <summary>A site that has set nothing has the shipped one itself, so that all such sites share it.</summary>
    public static WorkTime WorkTime(SettingBook book) => WorkTime(book.Rows);

    public static WorkTime With(this SettingBook book, NewSetting next) =>
        WorkTime([.. book.Rows.Where(r => r.Key != next.Key || r.ValidFrom != next.ValidFrom), Setting.Of(next, long.MaxValue, Caller.Public, default)]);

    public static OfficeRule RuleOf(Setting row) => row.Read<HoursSetting>().Rule(row.ValidFrom);

    private static WorkTime WorkTime(IReadOnlyList<Setting> rows)
    {
        var own = rows.Where(r => r.Number > 0).OrderBy(r => r.ValidFrom).ThenBy(r => r.Number).ToList();
        var years = own.Where(r => r.Key.StartsWith(Calendar, StringComparison.Ordinal)).GroupBy(r => r.Key, StringComparer.Ordinal)
            .Select(year => year.Last().Read<CalendarYear>()).ToList();
        var rules = own.Where(r => r.Key == Hours).Select(RuleOf).ToList();
        return years.Count == 0 && rules.Count == 0
            ? Kernel.Calendar.WorkTime.Usual
            : new WorkTime(WorkingCalendar.Shipped.With(years), OfficeHours.ByRules(rules).Value!);
    }

    private static IReadOnlyList<Setting> ShippedYears() =>
    [
        .. WorkingCalendar.Shipped.Years.Select(y => Setting.Shipped(
            KeyOf(y.Year), new DateOnly(y.Year, 1, 1), y, WorkingCalendar.Shipped.Source, needsReview: y.Notice == CalendarYear.NotRecorded)),
    ];

    private static Setting ShippedUnits()
    {
#pragma warning disable MA0045 // 1 KB, read once.
        var file = ShippedCalendar.Read("../case-standard/counting.json", json => JsonSerializer.Deserialize<UnitsFile>(json, Setting.Json)!);
#pragma warning restore MA0045
        return Setting.Shipped(Units, Setting.Always, new UnitMapping(file.Units), file.Source, file.NeedsReview);
    }

    private static string TellYear(Words words, Setting row)
    {
        var year = row.Read<CalendarYear>();
        return words[
            "setting.time.calendar.value",
            ("off", year.Off.Sum(o => o.To.DayNumber - o.From.DayNumber + 1)), ("work", year.Work.Count), ("notice", Notice(words, year))];
    }

    public static string Notice(Words words, CalendarYear year) => year.Notice == CalendarYear.NotRecorded ? words["term.notice-not-recorded"] : year.Notice;

    private static string TellHours(Words words, Setting row)
    {
        var hours = row.Read<HoursSetting>();
        return hours.Season is { } season
            ? words["setting.time.hours.season", ("usual", hours.Usual), ("from", season.From), ("to", season.To), ("hours", season.Hours)]
            : hours.Usual;
    }

    private static string TellUnits(Words words, Setting row) =>
        string.Join(words["term.list"], row.Read<UnitMapping>().Units.Select(u => words["setting.time.units.value", ("printed", u.Key), ("unit", u.Value)]));

    private sealed record UnitsFile(bool NeedsReview, string Source, IReadOnlyDictionary<string, TermUnit> Units);
}
