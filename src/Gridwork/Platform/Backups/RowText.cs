using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gridwork.Platform.Backups;

/// <summary>
/// A row as a line of a backup: a JSON array in the order of the columns. Values stand as SQLite keeps them (an id in capitals, a moment as
/// <c>2026-02-12 01:00:00</c> in UTC, yes and no as 1 and 0); bytes are Base64 in an array of their own. So the same rows make the same
/// lines on both databases, and either takes what the other gave.
/// </summary>
internal sealed class RowText : IDisposable
{
    private const string Moments = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    private const string Days = "yyyy-MM-dd";

    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json;

    public RowText() => json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>With its line feed; good until the next.</summary>
    public ReadOnlyMemory<byte> Of(IEnumerable<object?> values)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        foreach (var value in values)
        {
            Write(value);
        }

        json.WriteEndArray();
#pragma warning disable MA0045 // Into memory.
        json.Flush();
#pragma warning restore MA0045
        line.Write("\n"u8);
        return line.WrittenMemory;
    }

#pragma warning disable MA0045 // The whole row is here already.
    public static object? Read(DbDataReader row, int i, ValueKind kind) =>
        row.IsDBNull(i) ? null : kind is ValueKind.Day ? row.GetFieldValue<DateOnly>(i) : row.GetValue(i);
#pragma warning restore MA0045

    /// <summary>As the target's column takes it.</summary>
    /// <exception cref="FormatException">The value is none of this column.</exception>
    public static object? Parse(JsonElement value, ValueKind kind) => value.ValueKind is JsonValueKind.Null ? null : kind switch
    {
        ValueKind.Text => value.GetString(),
        ValueKind.Long => value.GetInt64(),
        ValueKind.Whole => value.GetInt32(),
        ValueKind.Real => value.GetDouble(),
        ValueKind.YesNo => value.GetInt64() != 0,
        ValueKind.Bytes => value[0].GetBytesFromBase64(),
        ValueKind.Moment => Moment(value.GetString()!),
        ValueKind.Day => DateOnly.ParseExact(value.GetString()!, Days, CultureInfo.InvariantCulture),
        ValueKind.Id => Guid.Parse(value.GetString()!),
        _ => Raw(value),
    };

    // PostgreSQL keeps microseconds, and the end of time as such.
    private static DateTime Moment(string text)
    {
        var moment = DateTime.ParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        return moment.Ticks == DateTime.MaxValue.Ticks ? moment : moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static object? Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value[0].GetBytesFromBase64(),
        JsonValueKind.Number when value.TryGetInt64(out var number) && !value.GetRawText().Contains('.', StringComparison.Ordinal) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new FormatException($"No value of a row: {value.ValueKind}."),
    };

    private void Write(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteNumberValue(yes ? 1 : 0); break;
            case Guid id: json.WriteStringValue(id.ToString().ToUpperInvariant()); break;
            case DateTime moment: json.WriteStringValue(moment.ToString(Moments, CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteStringValue(day.ToString(Days, CultureInfo.InvariantCulture)); break;
            case double real: json.WriteRawValue(Real(real)); break;
            case byte[] bytes:
                json.WriteStartArray();
                json.WriteBase64StringValue(bytes);
                json.WriteEndArray();
                break;
            default: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static string Real(double real)
    {
        var text = real.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }

    public void Dispose() => json.Dispose();
}
