using System.Text.Json.Serialization;

namespace Gridwork.Kernel.Calendar;

/// <summary>The shape of <c>data/calendar/china.json</c>.</summary>
internal sealed record CalendarFile(string Source, IReadOnlyList<CalendarFile.OfYear> Years)
{
    public sealed record OfYear(int Year, string Notice, IReadOnlyList<Run> Off, IReadOnlyList<Named> Work);

    public sealed record Run(DateOnly From, DateOnly To, string Name);

    public sealed record Named(DateOnly Day, string Name);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CalendarFile))]
[JsonSerializable(typeof(TermNamesFile))]
internal sealed partial class CalendarJson : JsonSerializerContext;
