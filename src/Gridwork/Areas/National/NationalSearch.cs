namespace Gridwork.Areas.National;

internal sealed partial class NationalAreas
{
    private enum Rank { Same, Short, Begins, Inside }

    /// <summary>Digits are a code's beginning, Latin letters are initials, anything else a name or parts of a full name together.</summary>
    public IReadOnlyList<NationalArea> Find(string text, int max = 20)
    {
        var asked = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        if (asked.Length is 0 or > 60)
        {
            return [];
        }

        var hits = new Hits(max);
        if (asked.Length <= 12 && asked.All(char.IsAsciiDigit))
        {
            var (from, to) = Inside(asked);
            hits.AddAll(from, to);
        }

        if (hits.None && asked.All(char.IsAsciiLetter))
        {
            ByInitials(System.Text.Encoding.ASCII.GetBytes(asked.ToLowerInvariant()), hits);
        }

        if (hits.None)
        {
            ByName(asked, 0, _keys.Length, hits);
            ByParts(asked, 0, _keys.Length, hits);
        }

        return [.. hits.InOrder().Select(Area)];
    }

    private void ByInitials(ReadOnlySpan<byte> asked, Hits hits)
    {
        var needle = asked.Length == 1 ? new[] { (byte)'\n', asked[0] } : asked.ToArray();
        var skip = needle.Length - asked.Length;
        var row = 0;
        var next = 0;
        for (var at = 0; (next = _initials.AsSpan(at).IndexOf(needle)) >= 0; at = _starts[row + 1] - 1)
        {
            var hit = at + next + skip;
            row = RowAt(hit, row, _keys.Length);
            var begins = hit == _starts[row];
            hits.Add(row, !begins ? Rank.Inside : Runes(NameOf(row)[.._kept[row]]) == asked.Length ? Rank.Short : Rank.Begins);
        }
    }

    private void ByName(string asked, int from, int to, Hits hits)
    {
        var kept = asked[.._endings.Kept(asked)];
        var needle = kept.Length == 1 ? "\n" + kept : kept;
        var skip = needle.Length - kept.Length;
        var end = _starts[to];
        var row = from;
        var next = 0;
        for (var at = _starts[from] - 1; at < end && (next = _names.AsSpan(at, end - at).IndexOf(needle)) >= 0; at = _starts[row + 1] - 1)
        {
            var hit = at + next + skip;
            row = RowAt(hit, row, to);
            if (RankOf(row, asked, kept) is { } rank)
            {
                hits.Add(row, rank);
            }
        }
    }

    private Rank? RankOf(int row, string asked, string kept)
    {
        var name = NameOf(row);
        return name.SequenceEqual(asked) ? Rank.Same
            : name[.._kept[row]].SequenceEqual(kept) ? Rank.Short
            : name.StartsWith(asked, StringComparison.OrdinalIgnoreCase) ? Rank.Begins
            : name.Contains(asked, StringComparison.OrdinalIgnoreCase) ? Rank.Inside
            : null;
    }

    // A place that the text begins with is taken off, and the rest is looked for inside that place.
    private void ByParts(string asked, int from, int to, Hits hits)
    {
        var first = Array.BinarySearch(_upper, from);
        for (var i = first < 0 ? ~first : first; i < _upper.Length && _upper[i] < to; i++)
        {
            var row = _upper[i];
            var name = NameOf(row);
            var kept = _kept[row];
            if (name[0] != asked[0] || kept < 2 || !asked.AsSpan().StartsWith(name[..kept], StringComparison.Ordinal))
            {
                continue;
            }

            var inside = Inside(NationalFile.Code(_keys[row]));
            Rest(asked[kept..], row, inside.To, hits);
            if (kept < name.Length && asked.AsSpan().StartsWith(name, StringComparison.Ordinal))
            {
                Rest(asked[name.Length..], row, inside.To, hits);
            }
        }
    }

    private void Rest(string rest, int row, int to, Hits hits)
    {
        if (rest.Length > 0 && row + 1 < to)
        {
            ByName(rest, row + 1, to, hits);
            ByParts(rest, row + 1, to, hits);
        }
    }

    private int RowAt(int position, int from, int to)
    {
        var found = Array.BinarySearch(_starts, from, to - from, position);
        return found < 0 ? ~found - 1 : found;
    }

    private static int Runes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>The best rows of each rank, each row once.</summary>
    private sealed class Hits(int max)
    {
        private readonly SortedSet<int>[] _ranks = [[], [], [], []];

        // The last row that a full rank still holds; asked at every hit, so not looked up in the set.
        private readonly int[] _worst = [int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue];

        public bool None => _ranks.All(r => r.Count == 0);

        public void Add(int row, Rank rank)
        {
            if (row >= _worst[(int)rank])
            {
                return;
            }

            var rows = _ranks[(int)rank];
            rows.Add(row);
            if (rows.Count > max)
            {
                rows.Remove(rows.Max);
            }

            _worst[(int)rank] = rows.Count < max ? int.MaxValue : rows.Max;
        }

        public void AddAll(int from, int to)
        {
            for (var row = from; row < to && row - from < max; row++)
            {
                Add(row, Rank.Begins);
            }
        }

        public IEnumerable<int> InOrder() => _ranks.SelectMany(r => r).Distinct().Take(max);
    }
}
