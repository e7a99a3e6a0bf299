using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gridwork.Areas;

/// <summary>Small JSON files of <c>data/</c>, which lies beside the program.</summary>
internal static class ShippedFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

#pragma warning disable MA0045 // A few kilobytes, once a process.
    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(Text(file), Json)!;

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", file));
#pragma warning restore MA0045
}
