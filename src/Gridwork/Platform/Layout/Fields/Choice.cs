namespace Gridwork.Platform.Layout.Fields;

/// <summary>One answer that a field offers.</summary>
/// <param name="Hint">What choosing it means, in small type.</param>
public sealed record Choice(string Value, string Words, string? Hint = null)
{
    public static IReadOnlyList<Choice> Of<T>(Words words, params T[] values) where T : struct, Enum =>
        [.. (values.Length > 0 ? values : Enum.GetValues<T>()).Select(v => new Choice(v.ToString(), words.Of(v)))];
}
