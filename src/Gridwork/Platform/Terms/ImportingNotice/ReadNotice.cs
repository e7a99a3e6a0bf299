using System.Globalization;
using System.Text.Json;
using Gridwork.Platform.Layout.Fields;

namespace Gridwork.Platform.Terms.ImportingNotice;

/// <summary>Reads a year's table as somebody pasted it: one year in the shape of <c>china.json</c>, or lines of day, off or work, and name.</summary>
internal static class ReadNotice
{
    private static readonly char[] Between = [',', '\uFF0C', '\t', ';'];

    private static readonly Lazy<Dictionary<string, bool>> Kinds = new(() => ShippedCalendar.Read("notice-kinds.json", ReadKinds));

    public static NoticeRows Of(string text, int year)
    {
        var rows = new NoticeRows(year);
        if (text.TrimStart().StartsWith('{'))
        {
            FromJson(text, rows);
        }
        else
        {
            FromLines(text, rows);
        }

        return rows;
    }

    private static void FromLines(string text, NoticeRows rows)
    {
        var lines = text.Split('\n').Select((line, i) => (Text: line.Trim(), Place: (i + 1).ToString(CultureInfo.InvariantCulture))).Where(l => l.Text.Length > 0).ToList();
        // A first line without a figure is the table's head.
        foreach (var (line, place) in lines.SkipWhile((l, i) => i == 0 && !l.Text.Any(char.IsDigit)))
        {
            if (line.Split(Between, StringSplitOptions.TrimEntries).Select(c => c.Trim('"')).ToArray() is not [var day, var kind, var name])
            {
                rows.Refuse(place, line, new NoticeRowOdd());
            }
            else if (!DayBinderProvider.TryRead(day, out var read))
            {
                rows.Refuse(place, line, new NoticeDayUnreadable(day));
            }
            else if (!Kinds.Value.TryGetValue(kind, out var off))
            {
                rows.Refuse(place, line, new NoticeKindUnknown(kind));
            }
            else
            {
                rows.Take(place, line, read, read, off, name);
            }
        }
    }

    private static void FromJson(string text, NoticeRows rows)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.TryGetProperty("year", out var year) && year.ToString() != rows.Year.ToString(CultureInfo.InvariantCulture))
            {
                rows.Refuse("year", year.ToString(), new NoticeYearDiffers(year.ToString(), rows.Year));
                return;
            }

            Entries(json.RootElement, "off", rows);
            Entries(json.RootElement, "work", rows);
        }
        catch (JsonException broken)
        {
            rows.Refuse(((broken.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture), text.Trim(), new NoticeNoTable("JSON"));
        }
    }

    private static void Entries(JsonElement table, string kind, NoticeRows rows)
    {
        if (!table.TryGetProperty(kind, out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            rows.Refuse(kind, "", new NoticeNoTable(kind));
            return;
        }

        foreach (var (entry, i) in list.EnumerateArray().Select((e, i) => (e, i)))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{kind} {i + 1}");
            var (from, to) = (Text(entry, kind is "off" ? "from" : "day"), Text(entry, kind is "off" ? "to" : "day"));
            if (!DayBinderProvider.TryRead(from, out var first) || !DayBinderProvider.TryRead(to, out var last))
            {
                rows.Refuse(place, entry.GetRawText(), new NoticeDayUnreadable(from.Length > 0 && DayBinderProvider.TryRead(from, out _) ? to : from));
            }
            else
            {
                rows.Take(place, entry.GetRawText(), first, last, kind is "off", Text(entry, "name"));
            }
        }
    }

    private static string Text(JsonElement entry, string name) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static Dictionary<string, bool> ReadKinds(Stream file)
    {
#pragma warning disable MA0045 // A few words, read once.
        using var json = JsonDocument.Parse(file);
#pragma warning restore MA0045
        return ((string[])["off", "work"]).SelectMany(kind => json.RootElement.GetProperty(kind).EnumerateArray().Select(word => (Word: word.GetString()!, Off: kind is "off")))
            .ToDictionary(k => k.Word, k => k.Off, StringComparer.OrdinalIgnoreCase);
    }
}
