using System.Reflection;
using System.Text.RegularExpressions;
using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.Extensions.Time.Testing;

namespace Gridwork.Tests;

public sealed partial class WordsTests
{
    private static readonly WordBook Book = WordBook.Read(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8))), strict: true);

    private static readonly Words Zh = Book.In(WordBook.Chinese);

    private static readonly Words En = Book.In(WordBook.English);

    public enum Colour { Red }

    public sealed record Refused(Colour Colour, int Days) : Problem.Invalid("test.refused", "The code's own words.");

    [Fact]
    public void Both_languages_say_the_same_things()
    {
        Assert.Equal(Book.Texts(WordBook.Chinese).Keys.Order(StringComparer.Ordinal), Book.Texts(WordBook.English).Keys.Order(StringComparer.Ordinal));
        Assert.All(Book.Texts(WordBook.Chinese), word => Assert.Equal(Places(word.Value), Places(Book.Texts(WordBook.English)[word.Key])));
    }

    [Fact]
    public void Every_refusal_has_words() => Assert.All(Refusals(), problem =>
    {
        var key = $"problem.{problem.Code}";
        Assert.True(Zh.Has(key), $"{key} has no words.");
        Assert.Empty(Places(Book.Texts(WordBook.Chinese)[key]).Except(problem.GetType().GetProperties().Select(p => p.Name), StringComparer.OrdinalIgnoreCase));
    });

    [Fact]
    public void Every_value_a_refusal_names_has_words() => Assert.All(
        Refusals().SelectMany(p => p.GetType().GetProperties()).Select(p => p.PropertyType).Where(t => t.IsEnum).Distinct(),
        type => Assert.All(Enum.GetNames(type), name => Assert.True(Zh.Has($"enum.{type.Name}.{name}"), $"enum.{type.Name}.{name} has no words.")));

    [Fact]
    public void A_refusal_fills_its_own_facts_in()
    {
        var book = new WordBook(
            new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
            {
                [WordBook.English] = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["problem.test.refused"] = "{colour}: {days} {days|day|days}",
                    ["enum.Colour.Red"] = "red",
                },
                [WordBook.Chinese] = new Dictionary<string, string>(StringComparer.Ordinal),
            },
            TimeProvider.System,
            strict: true);

        Assert.Equal("red: 1 day", book.In(WordBook.English).Of(new Refused(Colour.Red, 1)));
        Assert.Equal("red: 3 days", book.In(WordBook.English).Of(new Refused(Colour.Red, 3)));
        Assert.Equal("The code's own words.", book.In(WordBook.Chinese).Of(new Refused(Colour.Red, 1)));
    }

    [Fact]
    public void A_missing_word_stops_us_and_not_the_resident()
    {
        Assert.Throws<KeyNotFoundException>(() => Zh["no.such.words"]);
        Assert.Equal("no.such.words", WordBook.Read(TimeProvider.System, strict: false).In(WordBook.Chinese)["no.such.words"]);
    }

    [Fact]
    public void A_term_that_ends_at_midnight_is_written_with_the_day_it_ends()
    {
        var due = new DateTimeOffset(2026, 2, 26, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal("2月26日（周四）24:00", Zh.Until(due));
        Assert.Equal("Thu 26 February, 24:00", En.Until(due));
        Assert.Equal("2月27日（周五）00:00", Zh.Moment(due));
        Assert.Equal("2027年1月4日（周一）", Zh.Day(new DateOnly(2027, 1, 4)));
    }

    [Fact]
    public void No_code_speaks_Chinese_outside_the_word_files()
    {
        var sources = Path.Combine(Checkout(), "src");
        var found = Directory.EnumerateFiles(sources, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => Han().IsMatch(Comment().Replace(l, ""))).Select(l => $"{Path.GetRelativePath(sources, f)}: {l.Trim()}"));

        Assert.Empty(found);
    }

    private static IEnumerable<Problem> Refusals() => typeof(Problem).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Problem)) && !t.IsAbstract)
        .Select(type =>
        {
            var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single(c => c.GetParameters() is not [var only] || only.ParameterType != type);
            return (Problem)made.Invoke([.. made.GetParameters().Select(p => Some(p.ParameterType))]);
        });

    private static object? Some(Type type) => type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static SortedSet<string> Places(string text) => new(Words.Place().Matches(text).Select(m => m.Groups["name"].Value), StringComparer.Ordinal);

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gridwork.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside a checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();

    [GeneratedRegex(@"//.*$|@\*.*?\*@", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
