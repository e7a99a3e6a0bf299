using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Matters.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gridwork.Matters.Clocks;

/// <summary>
/// The clocks of a matter lie beside it as JSON: they are only ever read and written with it, so an act costs no second row. What lists and
/// alarms look for has columns of its own.
/// </summary>
internal sealed class ClocksConverter() : ValueConverter<MatterClocks, string>(clocks => Write(clocks), text => Read(text))
{
    private static readonly JsonSerializerOptions Shape = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    public static string Write(MatterClocks clocks) => JsonSerializer.Serialize(clocks.All, Shape);

    private static MatterClocks Read(string text) => new(JsonSerializer.Deserialize<IReadOnlyList<TermClock>>(text, Shape) ?? []);
}

// A value is never changed in place, so the same one has not changed and a copy is not needed.
internal sealed class ClocksComparer() : ValueComparer<MatterClocks>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && ClocksConverter.Write(a) == ClocksConverter.Write(b)),
    clocks => ClocksConverter.Write(clocks).GetHashCode(StringComparison.Ordinal), clocks => clocks);
