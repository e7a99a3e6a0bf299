using System.Text.Json;
using Gridwork.Platform.Sheets;

namespace Gridwork.Matters.Standards;

internal static class StandardColumns
{
    private static readonly Lazy<SheetColumns> Read = new(Load);

    public static SheetColumns All => Read.Value;

    private static SheetColumns Load()
    {
#pragma warning disable MA0045 // A few words, read once.
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "case-standard", "columns.json"));
        using var json = JsonDocument.Parse(file);
#pragma warning restore MA0045
        return new SheetColumns([.. json.RootElement.GetProperty("columns").EnumerateObject().Select(c => new SheetColumn(c.Name, [.. c.Value.EnumerateArray().Select(n => n.GetString()!)]))]);
    }
}
