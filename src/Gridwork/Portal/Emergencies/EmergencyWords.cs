using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Portal.Emergencies;

/// <summary>Words that speak of danger. None: this number is not asked for.</summary>
internal sealed record DangerWords(IReadOnlyList<string> Words);

/// <param name="Word">The first one that was found.</param>
internal sealed record EmergencyCall(string Number, string Word);

/// <summary>Which emergency number a text asks for: the words that <c>data/emergency</c> ships, or the site's own from a day on.</summary>
internal sealed class EmergencyWords(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "report.emergency/";

    public const string Address = "/settings/emergency-words";

    private sealed record Line(string Number, IReadOnlyList<string> Words);

    private sealed record Table(DateOnly Date, string Source, bool NeedsReview, IReadOnlyList<Line> Calls);

    private static readonly Table FromData = ShippedFacts.Read<Table>(Path.Combine("emergency", "words.json"));

    public static IReadOnlyList<string> Shipped => [.. FromData.Calls.Select(c => c.Number)];

    public static readonly SettingKind Kind = new(
        Key, Address, [.. FromData.Calls.Select(c => Setting.Shipped($"{Key}{c.Number}", Setting.Always, new DangerWords(c.Words), FromData.Source, FromData.NeedsReview))], Tell);

    /// <summary>What holds for a number today; none for one that nobody set.</summary>
    public async Task<IReadOnlyList<string>> Of(string number, CancellationToken ct) =>
        (await settings.Book(ct)).At($"{Key}{number}", CivilTime.DayOf(clock.GetUtcNow()))?.Read<DangerWords>().Words ?? [];

    /// <summary>The numbers in the order of the data file, then the site's own. Empty for what can wait.</summary>
    public async Task<IReadOnlyList<EmergencyCall>> In(string text, CancellationToken ct)
    {
        var (book, day) = (await settings.Book(ct), CivilTime.DayOf(clock.GetUtcNow()));
        var plain = Plain(text);
        return [.. book.Keys(Kind).OrderBy(Rank).ThenBy(k => k, StringComparer.Ordinal)
            .Select(key => (Number: key[Key.Length..], Word: book.At(key, day)?.Read<DangerWords>().Words.FirstOrDefault(w => Speaks(plain, Plain(w)))))
            .Where(found => found.Word is not null).Select(found => new EmergencyCall(found.Number, found.Word!))];
    }

    private static int Rank(string key) => FromData.Calls.Select(c => $"{Key}{c.Number}").ToList().IndexOf(key) is >= 0 and var at ? at : int.MaxValue;

    private static string Tell(Words words, Setting row) => words["emergency.value", ("number", row.Key[Key.Length..]), ("words", row.Read<DangerWords>().Words is { Count: > 0 } said ? string.Join(words["list.or"], said) : words["emergency.no-words"])];

    // Blanks do not part Chinese words; Latin ones are whole words.
    private static bool Speaks(string text, string word) =>
        word.All(char.IsAscii) ? $" {text} ".Contains($" {word} ", StringComparison.Ordinal) : text.Replace(" ", "", StringComparison.Ordinal).Contains(word.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string Plain(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c is '-' ? c : ' ');
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
