using System.Text.Json;

namespace Gridwork.Platform;

/// <summary>
/// All words of the program, in each language, from the <c>Words.zh.json</c> and <c>Words.en.json</c> beside the capabilities.
/// A key that stands in two files is an error at the start.
/// </summary>
/// <param name="strict">A missing key throws instead of showing itself: for those who write pages, not for those who use them.</param>
internal sealed class WordBook(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts, TimeProvider clock, bool strict)
{
    public const string Chinese = "zh";

    public const string English = "en";

    public bool Strict => strict;

    public TimeProvider Clock => clock;

    public IReadOnlyDictionary<string, string> Texts(string language) => texts[language];

    public Words In(string language) => new(this, language);

    public static WordBook Read(TimeProvider clock, bool strict) => new(
            new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
            {
                [Chinese] = Merge(Chinese),
                [English] = Merge(English),
            },
            clock,
            strict);

    private static Dictionary<string, string> Merge(string language)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Inside.Names.Where(n => n.EndsWith($"Words.{language}.json", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(Inside.Text(name));
            foreach (var word in json.RootElement.EnumerateObject())
            {
                if (!all.TryAdd(word.Name, word.Value.GetString()!))
                {
                    throw new InvalidOperationException($"The words of '{word.Name}' stand twice, the second time in {name}.");
                }
            }
        }

        return all;
    }
}
