using System.Text.RegularExpressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Messages;

internal sealed record MessageText(string Text);

/// <param name="Variables">What may stand in braces.</param>
internal sealed record ShippedText(string Name, string Text, IReadOnlyList<string> Variables);

/// <summary>The texts of the messages: the product ships a first one of each, from <c>data/messages</c>; the site's own hold from a day on, and older ones stay.</summary>
internal sealed partial class MessageTexts(SiteSettings settings, TimeProvider clock)
{
    public const string Key = "messages.text/";

    public const string Address = "/settings/messages";

    private sealed record Table(bool NeedsReview, IReadOnlyList<ShippedText> Templates);

    private static readonly Table FromData = ShippedFacts.Read<Table>(Path.Combine("messages", "templates.json"));

    public static IReadOnlyList<ShippedText> Shipped => FromData.Templates;

    public static readonly SettingKind Kind = new(
        Key, Address, [.. FromData.Templates.Select(t => Setting.Shipped($"{Key}{t.Name}", Setting.Always, new MessageText(t.Text), "", FromData.NeedsReview))], (_, row) => row.Read<MessageText>().Text)
    {
        Part = (words, part) => words[$"messages.template.{part}"],
    };

    public async Task<string> Fill(string name, IReadOnlyDictionary<string, string> values, CancellationToken ct) =>
        Filled((await settings.On<MessageText>($"{Key}{name}", CivilTime.DayOf(clock.GetUtcNow()), ct)).Text, values);

    public static string Filled(string text, IReadOnlyDictionary<string, string> values) => Place().Replace(text, place => values.GetValueOrDefault(place.Groups["name"].Value, ""));

    /// <summary>Why a text cannot be used for this message; null when it can.</summary>
    public static Problem? Check(ShippedText template, string text)
    {
        var unknown = Place().Matches(text).Select(m => m.Groups["name"].Value).Where(name => !template.Variables.Contains(name, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? new UnknownVariables(Braced(unknown), Braced(template.Variables))
            : Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0 ? new BracesOpen()
            : null;
    }

    public static string Braced(IEnumerable<string> names) => string.Join(' ', names.Select(name => $"{{{name}}}"));

    [GeneratedRegex(@"\{(?<name>[^{}\s]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
