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

    // One or two letters stand in every other name, so they must begin it.
    private void ByInitials(byte[] asked, Hits hits)
    {
        Rank RankOf(int row) => !_initials.AsSpan(_starts[row]).StartsWith(asked) ? Rank.Inside
            : asked.Length > 1 && Runes(NameOf(row)[.._kept[row]]) == asked.Length ? Rank.Short
            : Rank.Begins;
        var best = asked.Length > 1 ? Rank.Short : Rank.Begins;
        EachRow<byte>(_initials, [(byte)'\n', .. asked], 0, _keys.Length, row => Take(row, RankOf(row), best, hits));
        if (asked.Length > 2 && hits.HasRoom)
        {
            EachRow<byte>(_initials, asked, 0, _keys.Length, row => Take(row, RankOf(row), Rank.Inside, hits));
        }
    }

    private void ByName(string asked, int from, int to, Hits hits)
    {
        var kept = asked[.._endings.Kept(asked)];
        var best = kept.Length > 1 ? Rank.Same : Rank.Begins;          // no place has a name of one character
        EachRow<char>(_names, "\n" + kept, from, to, row => Take(row, RankOf(row, asked, kept), best, hits));
        if (kept.Length > 1 && hits.HasRoom)
        {
            EachRow<char>(_names, kept, from, to, row => Take(row, RankOf(row, asked, kept), Rank.Inside, hits));
        }
    }

    /// <summary>
    /// False when no later row can be of use. A name that begins with what was asked is better than one that only holds it, so
    /// the list is gone through for beginnings first, and for the others only if those are too few: <paramref name="best"/> is
    /// what this time through can still find.
    /// </summary>
    private bool Take(int row, Rank? rank, Rank best, Hits hits) => rank is not { } known || !IsPlace(row) || hits.Add(row, known) || known != best;

    /// <summary>Each row between the two in which the text stands, in order, until <paramref name="goesOn"/> says no.</summary>
    private void EachRow<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle, int from, int to, Func<int, bool> goesOn)
        where T : IEquatable<T>
    {
        var (row, end) = (from, _starts[to]);
        for (var at = _starts[from] - 1; at < end && text[at..end].IndexOf(needle) is >= 0 and var next; at = _starts[row + 1] - 1)
        {
            row = RowAt(at + next + 1, row, to);       // + 1: the needle may begin with the line end before its row
            if (!goesOn(row))
            {
                return;
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

    // The next hit is mostly near, so the step that reaches it is sought first.
    private int RowAt(int position, int from, int to)
    {
        var step = 1;
        while (from + step < to && _starts[from + step] <= position)
        {
            from += step;
            step *= 2;
        }

        var found = Array.BinarySearch(_starts, from, Math.Min(step, to - from), position);
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

        /// <summary>Fewer rows than asked for.</summary>
        public bool HasRoom => InOrder().Count() < max;

        public bool None => _ranks.All(r => r.Count == 0);

        /// <summary>False when the rank is full of earlier rows.</summary>
        public bool Add(int row, Rank rank)
        {
            if (row >= _worst[(int)rank])
            {
                return false;
            }

            var rows = _ranks[(int)rank];
            rows.Add(row);
            if (rows.Count > max)
            {
                rows.Remove(rows.Max);
            }

            _worst[(int)rank] = rows.Count < max ? int.MaxValue : rows.Max;
            return true;
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
