using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Gridwork.Kernel;

namespace Gridwork.Platform;

/// <summary>
/// The words of one language: <c>W["matter.title"]</c>, <c>W["pager.range", ("from", 1), ("to", 50)]</c>. A text names what it
/// needs in braces; <c>{count|day|days}</c> chooses by number, for English.
/// </summary>
public sealed partial class Words
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Facts = new();

    private static readonly TimeZoneInfo Here = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly WordBook book;

    internal Words(WordBook book, string language) => (this.book, Language) = (book, language);

    public string Language { get; }

    /// <summary>For the attribute <c>lang</c>.</summary>
    public string Tag => Language == WordBook.English ? "en" : "zh-Hans";

    public string this[string key, params (string Name, object? Value)[] named] =>
        book.Texts(Language).TryGetValue(key, out var text) ? Fill(text, key, named)
        : book.Strict ? throw new KeyNotFoundException($"No words in '{Language}' for '{key}'.")
        : key;

    public bool Has(string key) => book.Texts(Language).ContainsKey(key);

    /// <summary>The words <c>problem.&lt;code&gt;</c> with the refusal's own facts filled in; without words, its message.</summary>
    public string Of(Problem problem) => Has($"problem.{problem.Code}")
        ? this[$"problem.{problem.Code}", [.. Facts.GetOrAdd(problem.GetType(), t => t.GetProperties()).Select(p => (p.Name, p.GetValue(problem)))]]
        : problem.Message;

    /// <summary>The words <c>enum.&lt;Type&gt;.&lt;Value&gt;</c>.</summary>
    public string Of(Enum value) => this[$"enum.{value.GetType().Name}.{value}"];

    /// <summary>With the day of the week, and with the year when it is not this year.</summary>
    public string Day(DateOnly day) => this[
        day.Year == Local(book.Clock.GetUtcNow()).Year ? "date.day" : "date.day-of-year",
        ("year", day.Year), ("month", this[$"date.month.{day.Month}"]), ("day", day.Day), ("weekday", this[$"date.weekday.{(int)day.DayOfWeek}"])];

    public string Moment(DateTimeOffset at) => Moment(DateOnly.FromDateTime(Local(at)), Local(at).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>As <see cref="Moment(DateTimeOffset)"/>, but midnight is the 24:00 of the day it ends: for terms.</summary>
    public string Until(DateTimeOffset due) => Local(due).TimeOfDay == TimeSpan.Zero
        ? Moment(DateOnly.FromDateTime(Local(due)).AddDays(-1), "24:00")
        : Moment(due);

    private string Moment(DateOnly day, string time) => this["date.moment", ("day", Day(day)), ("time", time)];

    private static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here).DateTime;

    private string Fill(string text, string key, (string Name, object? Value)[] named) => Place().Replace(text, place =>
    {
        var at = Array.FindIndex(named, n => n.Name.Equals(place.Groups["name"].Value, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return book.Strict ? throw new KeyNotFoundException($"The words '{key}' need '{place.Value}'.") : place.Value;
        }

        return place.Groups["one"].Success
            ? Convert.ToDecimal(named[at].Value, CultureInfo.InvariantCulture) == 1 ? place.Groups["one"].Value : place.Groups["many"].Value
            : Shown(named[at].Value);
    });

    private string Shown(object? value) => value switch
    {
        Enum e => Of(e),
        DateTimeOffset at => Until(at),
        DateOnly day => Day(day),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"\{(?<name>\w+)(?:\|(?<one>[^|}]*)\|(?<many>[^|}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Place();
}
