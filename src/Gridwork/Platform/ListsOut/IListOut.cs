using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Platform.Sheets;

namespace Gridwork.Platform.ListsOut;

/// <summary>
/// A list that may be taken out as a file. A capability adds its own to the services. It reads as its page does, for the same
/// <see cref="Caller"/>: what the page does not show is not in the file either.
/// </summary>
public interface IListOut
{
    /// <summary>Its words are <c>lists-out.list.NAME</c>. Rows in the database bear it: it is never renamed.</summary>
    string Name { get; }

    /// <summary>What one needs to read it; its scope is that of the file.</summary>
    string Permission { get; }

    /// <summary>Keys of the words above its columns.</summary>
    IReadOnlyList<string> Heads { get; }

    /// <param name="filter">As the page wrote it with <see cref="ListFilter"/>.</param>
    Task<int> Count(string filter, CancellationToken ct);

    /// <param name="after">Where the page before ended; null for the first.</param>
    Task<ListPage> Page(string filter, string? after, int size, Words words, CancellationToken ct);
}

/// <param name="Next">Where it ended; null when nothing follows.</param>
public sealed record ListPage(IReadOnlyList<IReadOnlyList<Cell>> Rows, string? Next)
{
    /// <param name="found">One row more than a page, when there is a next one.</param>
    public static ListPage Of<T>(IReadOnlyList<T> found, int size, Func<T, string> mark, Func<T, IReadOnlyList<Cell>> cells) =>
        new([.. found.Take(size).Select(cells)], found.Count > size ? mark(found[size - 1]) : null);
}

/// <summary>What narrows a list, kept until the file is made.</summary>
public static class ListFilter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T filter) => JsonSerializer.Serialize(filter, Options);

    public static T Read<T>(string filter) => JsonSerializer.Deserialize<T>(filter, Options)!;
}
