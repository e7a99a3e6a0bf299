using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gridwork.Matters.Subtasks;

/// <summary>The subtasks of one matter, in the order in which they were added. A value: every change gives a new one.</summary>
public sealed record SubtaskList(IReadOnlyList<Subtask> All)
{
    public const int Most = 20;

    public static readonly SubtaskList None = new([]);

    public IEnumerable<Subtask> Open => All.Where(s => s.IsOpen);

    public Subtask? Of(int nr) => All.FirstOrDefault(s => s.Nr == nr);

    public SubtaskList Change(int nr, Func<Subtask, Subtask> change) => new([.. All.Select(s => s.Nr == nr ? change(s) : s)]);
}

/// <summary>They lie beside the matter as JSON, as its clocks do: only ever read and written with it.</summary>
internal sealed class SubtasksConverter() : ValueConverter<SubtaskList, string>(list => Write(list), text => Read(text))
{
    private static readonly JsonSerializerOptions Shape = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    public static string Write(SubtaskList list) => JsonSerializer.Serialize(list.All, Shape);

    private static SubtaskList Read(string text) => new(JsonSerializer.Deserialize<IReadOnlyList<Subtask>>(text, Shape) ?? []);
}

// A value is never changed in place, so the same one has not changed and a copy is not needed.
internal sealed class SubtasksComparer() : ValueComparer<SubtaskList>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && SubtasksConverter.Write(a) == SubtasksConverter.Write(b)),
    list => SubtasksConverter.Write(list).GetHashCode(StringComparison.Ordinal), list => list);
