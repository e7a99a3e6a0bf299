namespace Gridwork.Platform.Settings;

/// <summary>A kind of setting: what the product ships of it, where it is set, and how its value is told in words. Its name is <c>setting.&lt;key&gt;</c>.</summary>
/// <param name="Key">One setting's key; or, with a stroke at its end, what the keys of many begin with: <c>time.calendar/</c>.</param>
/// <param name="Address">The page that changes it.</param>
internal sealed record SettingKind(string Key, string Address, IReadOnlyList<Setting> Shipped, Func<Words, Setting, string> Tell)
{
    /// <summary>Of a kind with many keys: whether this one still says something. All do unless it says otherwise.</summary>
    public Func<Setting, DateOnly, bool> Matters { get; init; } = (_, _) => true;

    /// <summary>How the end of a key is said, where it is not said as it is written.</summary>
    public Func<Words, string, string> Part { get; init; } = (_, part) => part;

    public string Id => Word.Replace('.', '-');

    public string Word => $"setting.{Key.TrimEnd('/')}";

    public bool Owns(string key) => Key.EndsWith('/') ? key.StartsWith(Key, StringComparison.Ordinal) : key == Key;

    public string Name(Words words, string key) => words[Word, ("part", Part(words, key[Math.Min(Key.Length, key.Length)..]))];
}
