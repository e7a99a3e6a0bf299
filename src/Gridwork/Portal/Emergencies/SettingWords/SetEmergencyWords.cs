using System.ComponentModel.DataAnnotations;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Portal.Emergencies.SettingWords;

/// <summary>Which words ask for a number, from a day on. None is a setting too: nobody is sent to that number any more.</summary>
internal sealed class SetEmergencyWords(SetSetting set)
{
    public const int MostWords = 200;
    public const int LongestWord = 30;
    private const int FewestFigures = 3;
    private const int MostFigures = 12;

    // Chinese and Latin commas, the enumeration comma, semicolons, line ends.
    private static readonly char[] Between = ['\uFF0C', ',', '\u3001', '\uFF1B', ';', '\n', '\r'];

    public sealed class Form
    {
        [Required, StringLength(MostFigures)]
        public string? Number { get; set; }

        [StringLength(MostWords * LongestWord)]
        public string? Words { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var number = form.Number!.Normalize(NormalizationForm.FormKC).Trim();
        IReadOnlyList<string> words = [.. (form.Words ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        if (number.Length is < FewestFigures or > MostFigures || !number.All(char.IsAsciiDigit))
        {
            return new EmergencyNumberWrong();
        }

        if (words.FirstOrDefault(w => w.Count(char.IsLetterOrDigit) < 2 || w.Length > LongestWord) is { } wrong)
        {
            return new DangerWordWrong(wrong.Length > LongestWord ? wrong[..LongestWord] : wrong);
        }

        if (words.Count > MostWords)
        {
            return new TooManyDangerWords(MostWords);
        }

        var next = NewSetting.Of($"{EmergencyWords.Key}{number}", form.From!.Value, new DangerWords(words), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}

public sealed record EmergencyNumberWrong() : Problem.Invalid("emergency.number-wrong", "An emergency number has 3 to 12 figures.");

public sealed record DangerWordWrong(string Word) : Problem.Invalid("emergency.word-wrong", $"'{Word}' is too short or too long: a single letter would stop half of all reports.");

public sealed record TooManyDangerWords(int Most) : Problem.Invalid("emergency.too-many-words", $"At most {Most} words.");
