using Gridwork.Kernel;

namespace Gridwork.Matters.Twins;

/// <summary>
/// How alike texts are in what they say: pairs of neighbouring characters in Chinese, whole words elsewhere, and what many of the texts
/// say weighs little.
/// </summary>
internal sealed class Likeness
{
    private const int MostShared = 3;

    // Of, le, zai, shi, you, he, ye, dou, jiu, wo, men, ta, ta, zhe, na, ge, zhe, guo, ba, bei, dao, qu, lai, hen, hai, you, yi: they begin and end no word that is worth showing.
    private const string Particles = "\u7684\u4E86\u5728\u662F\u6709\u548C\u4E5F\u90FD\u5C31\u6211\u4EEC\u4ED6\u5979\u8FD9\u90A3\u4E2A\u7740\u8FC7\u628A\u88AB\u5230\u53BB\u6765\u5F88\u8FD8\u53C8\u4E00";

    private readonly Dictionary<string, int> saidBy = new(StringComparer.Ordinal);
    private readonly int texts;

    /// <param name="texts">All that are compared, by which common and rare are told apart.</param>
    public Likeness(IReadOnlyCollection<string> texts)
    {
        this.texts = texts.Count;
        foreach (var term in texts.SelectMany(text => Bigrams.Of(text).Select(t => t.Says).Distinct(StringComparer.Ordinal)))
        {
            saidBy[term] = saidBy.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>How much of the shorter one the other says too: from 0, nothing in common, to 1, all of it.</summary>
    public double Of(string one, string other)
    {
        var (a, b) = (Set(one), Set(other));
        var shorter = Math.Min(a.Sum(Weight), b.Sum(Weight));
        return shorter > 0 ? a.Where(b.Contains).Sum(Weight) / shorter : 0;
    }

    /// <summary>The longest that both say, in the words of the first; at most three.</summary>
    public IReadOnlyList<string> Shared(string one, string other)
    {
        var said = Set(other);
        var runs = new List<(string Says, double Weight)>();
        var (from, to, weight) = (0, 0, 0d);
        var text = Bigrams.Plain(one);
        foreach (var term in Bigrams.Of(one).Where(t => said.Contains(t.Says)))
        {
            if (term.At >= to || weight is 0)
            {
                Keep();
                (from, weight) = (term.At, 0);
            }

            (to, weight) = (term.At + term.Says.Length, weight + Weight(term.Says));
        }

        Keep();
        return [.. runs.OrderByDescending(r => r.Weight).Select(r => r.Says).Distinct(StringComparer.Ordinal).Take(MostShared)];

        void Keep()
        {
            if (weight > 0 && text[from..to].Trim([.. Particles]) is { Length: > 1 } run)
            {
                runs.Add((run, weight));
            }
        }
    }

    private double Weight(string term) => Math.Log(1 + ((double)texts / Math.Max(1, saidBy.GetValueOrDefault(term))));

    private static HashSet<string> Set(string text) => Bigrams.Of(text).Select(t => t.Says).ToHashSet(StringComparer.Ordinal);
}
