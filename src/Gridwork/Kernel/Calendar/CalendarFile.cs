using System.Text.Json.Serialization;

namespace Gridwork.Kernel.Calendar;

/// <summary>The shape of <c>data/calendar/china.json</c>.</summary>
internal sealed record CalendarFile(string Source, IReadOnlyList<CalendarYear> Years);

/// <summary>What one notice says of its year: the days off, weekends among them included, and the weekend days that are worked for them.</summary>
/// <param name="Notice">The notice's number, or <see cref="NotRecorded"/>.</param>
public sealed record CalendarYear(int Year, string Notice, IReadOnlyList<DaysOff> Off, IReadOnlyList<DayWorked> Work)
{
    public const string NotRecorded = "not recorded";

    // A notice for the coming year has moved days of the old one as early as 29 December (2007, 2018).
    internal const int FirstDecemberDayTheNextNoticeMayMove = 29;

    /// <summary>Also the last days of the year before, which the notice has moved more than once.</summary>
    public bool MaySpeakOf(DateOnly day) => day.Year == Year || (day.Year == Year - 1 && day is { Month: 12, Day: >= FirstDecemberDayTheNextNoticeMayMove });
}

public sealed record DaysOff(DateOnly From, DateOnly To, string Name);

/// <param name="Name">The holiday it is worked for.</param>
public sealed record DayWorked(DateOnly Day, string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CalendarFile))]
[JsonSerializable(typeof(TermNamesFile))]
internal sealed partial class CalendarJson : JsonSerializerContext;
