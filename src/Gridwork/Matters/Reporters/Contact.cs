using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Settings;
using MimeKit;

namespace Gridwork.Matters.Reporters;

/// <summary>By what a reporter can be reached. It is never written anywhere but sealed.</summary>
internal sealed record Contact(string Name, string Phone, AnswerBy Answer, string Mail = "")
{
    private const int MostName = 40;
    private const int MostMail = 120;

    // As short as a number without its area, as long as one with country and extension.
    private const int FewestFigures = 7;
    private const int MostFigures = 16;

    private static readonly Contact None = new("", "", AnswerBy.Page);

    [JsonIgnore]
    public bool IsEmpty => Name.Length == 0 && Phone.Length == 0 && Mail.Length == 0;

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
        var mail = Address(typed.Mail);
        return (name.Problem ?? phone.Problem ?? mail.Problem) is { } refused ? refused
            : typed.Answer is AnswerBy.Phone && phone.Value!.Length == 0 ? new PhoneMissing()
            : typed.Answer is AnswerBy.Mail && mail.Value!.Length == 0 ? new MailMissing()
            : new Contact(name.Value!, phone.Value!, typed.Answer, mail.Value!);
    }

    // One address without a name; what a mail server may refuse yet is told when it does.
    private static Result<string> Address(string? typed)
    {
        var plain = (typed ?? "").Normalize(NormalizationForm.FormKC).Trim();
        return plain.Length == 0 ? ""
            : plain.Length <= MostMail && MailboxAddress.TryParse(plain, out var read) && read.Address == plain && plain.IndexOf('@', StringComparison.Ordinal) > 0 ? plain
            : new MailUnreadable();
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
        return (Name.Length > 1 && plain.Contains(Name, StringComparison.OrdinalIgnoreCase)) || (Phone.Length > 0 && figures.Contains(Phone, StringComparison.Ordinal))
            || (Mail.Length > 0 && plain.Contains(Mail, StringComparison.OrdinalIgnoreCase));
    }
}

public sealed record PhoneUnreadable() : Problem.Invalid("reporter.phone-unreadable", "Write one telephone number in figures, 7 to 16 of them.");

public sealed record PhoneMissing() : Problem.Invalid("reporter.phone-missing", "To be called, leave a number.");

public sealed record MailUnreadable() : Problem.Invalid("reporter.mail-unreadable", "Write one mail address, as name@example.org.");

public sealed record MailMissing() : Problem.Invalid("reporter.mail-missing", "To be answered by mail, leave an address.");

public sealed record NoReporter() : Problem.Missing("reporter.none", "No contact was left with this matter, or its time was over.");

public sealed record HandlerMayNotSee() : Problem.Forbidden("reporter.handler", "Whoever handles a matter does not see who reported it.");

public sealed record PurposeNamesReporter() : Problem.Invalid("reporter.purpose-names", "Say why without the reporter's name or number.");
