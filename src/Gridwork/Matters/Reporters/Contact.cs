using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Reporters;

/// <summary>By what a reporter can be reached. It is never written anywhere but sealed.</summary>
internal sealed record Contact(string Name, string Phone, AnswerBy Answer)
{
    private const int MostName = 40;

    // As short as a number without its area, as long as one with country and extension.
    private const int FewestFigures = 7;
    private const int MostFigures = 16;

    private static readonly Contact None = new("", "", AnswerBy.Page);

    [JsonIgnore]
    public bool IsEmpty => Name.Length == 0 && Phone.Length == 0;

    public string Write() => JsonSerializer.Serialize(this, Setting.Json);

    /// <summary>Never the contact itself, wherever it might be printed by mistake.</summary>
    public override string ToString() => nameof(Contact);

    public static Contact Of(string written) => JsonSerializer.Deserialize<Contact>(written, Setting.Json)!;

    public static Result<Contact> Read(ContactFields? typed)
    {
        if (typed is null)
        {
            return None;
        }

        var name = TypedText.Optional(typed.Name, "name", MostName);
        var phone = Plain(typed.Phone);
        return (name.Problem ?? phone.Problem) is { } refused ? refused
            : typed.Answer is AnswerBy.Phone && phone.Value!.Length == 0 ? new PhoneMissing()
            : new Contact(name.Value!, phone.Value!, typed.Answer);
    }

    /// <summary>One number however it is written: full width, with blanks and strokes, with the country's code. Empty for nothing.</summary>
    public static Result<string> Plain(string? typed)
    {
        var whole = string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        var figures = string.Concat(whole.Where(char.IsAsciiDigit));
        if (whole.Any(c => !char.IsAsciiDigit(c) && c is not ('-' or '+' or '(' or ')' or '\u2013' or '\u2014')))
        {
            return new PhoneUnreadable();
        }

        var home = whole.StartsWith("+86", StringComparison.Ordinal) ? figures[2..] : figures.StartsWith("0086", StringComparison.Ordinal) ? figures[4..] : figures;
        return home.Length is 0 or (>= FewestFigures and <= MostFigures) ? home : new PhoneUnreadable();
    }

    /// <summary>Whether a text gives the reporter away.</summary>
    public bool IsNamedIn(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        var figures = string.Concat(plain.Where(char.IsAsciiDigit));
        return (Name.Length > 1 && plain.Contains(Name, StringComparison.OrdinalIgnoreCase)) || (Phone.Length > 0 && figures.Contains(Phone, StringComparison.Ordinal));
    }
}

public sealed record PhoneUnreadable() : Problem.Invalid("reporter.phone-unreadable", "Write one telephone number in figures, 7 to 16 of them.");

public sealed record PhoneMissing() : Problem.Invalid("reporter.phone-missing", "To be called, leave a number.");

public sealed record NoReporter() : Problem.Missing("reporter.none", "No contact was left with this matter, or its time was over.");

public sealed record HandlerMayNotSee() : Problem.Forbidden("reporter.handler", "Whoever handles a matter does not see who reported it.");

public sealed record PurposeNamesReporter() : Problem.Invalid("reporter.purpose-names", "Say why without the reporter's name or number.");
