namespace Gridwork.Platform;

/// <summary>The language of a command's answer: <c>--lang zh|en</c>, else that of the system, else that of the house.</summary>
internal static class CommandWords
{
    /// <summary>The words to answer with, and the arguments without the language. A language that is not there stays among them.</summary>
    public static (Words Words, IReadOnlyList<string> Others) Of(IReadOnlyList<string> arguments)
    {
        var (language, rest) = (SystemLanguage(), new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--lang" && i + 1 < arguments.Count && arguments[i + 1] is WordBook.Chinese or WordBook.English)
            {
                language = arguments[++i];
            }
            else
            {
                rest.Add(arguments[i]);
            }
        }

        return (WordBook.Read(TimeProvider.System, strict: false).In(language), rest);
    }

    // As every command of the system: LC_ALL, LC_MESSAGES, LANG.
    private static string SystemLanguage() =>
        ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v))
            ?.StartsWith("en", StringComparison.Ordinal) is true ? WordBook.English : WordBook.Chinese;
}
