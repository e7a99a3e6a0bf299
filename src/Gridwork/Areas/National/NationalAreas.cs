using System.Text;
using Gridwork.Kernel;

namespace Gridwork.Areas.National;

public sealed record NationalArea(AreaCode Code, string Name);

/// <summary>The national list of divisions down to the village, in memory and read-only (ADR 0007).</summary>
internal sealed partial class NationalAreas
{
    private static readonly Lazy<NationalAreas> Once = new(() => new NationalAreas());

    private readonly NationalEndings _endings = new();
    private readonly long[] _keys = NationalFile.Keys();
    private readonly string _names = $"\n{NationalFile.Names()}\n";
    private readonly int[] _starts;
    private readonly byte[] _kept;
    private readonly byte[] _initials;
    private readonly int[] _upper;

    private NationalAreas()
    {
        _starts = new int[_keys.Length + 1];
        _kept = new byte[_keys.Length];
        _initials = new byte[_names.Length];
        for (int row = 0, at = 1; row < _keys.Length; row++)
        {
            _starts[row] = at;
            at = _names.IndexOf('\n', at) + 1;
            _starts[row + 1] = at;
            _kept[row] = (byte)_endings.Kept(NameOf(row));
        }

        _upper = [.. Enumerable.Range(0, _keys.Length).Where(row => _keys[row] % 10 < 4)];
        Spell();
    }

    public static NationalAreas Shipped => Once.Value;

    public int Count => _keys.Length;

    public string? Name(AreaCode code) => Row(code) is { } row ? NameOf(row).ToString() : null;

    /// <summary>From the province down; a name that only fills a level, or repeats the one above it, is left out.</summary>
    public string? FullName(AreaCode code)
    {
        if (Row(code) is not { } row)
        {
            return null;
        }

        var parts = new List<string>();
        for (AreaCode? at = code; at is { } here; at = here.Parent)
        {
            if (Name(here) is { } name && (here == code || !_endings.Virtual.Contains(name)) && (parts.Count == 0 || parts[^1] != name))
            {
                parts.Add(name);
            }
        }

        parts.Reverse();
        return string.Concat(parts);
    }

    /// <summary>The areas right below; a level that the list leaves out is passed over.</summary>
    public IReadOnlyList<NationalArea> Children(AreaCode code)
    {
        var under = Under(code);
        var found = new List<NationalArea>();
        foreach (var area in under)
        {
            if (found.Count == 0 || !found[^1].Code.Contains(area.Code))
            {
                found.Add(area);
            }
        }

        return found;
    }

    /// <summary>Everything inside, itself not.</summary>
    public IReadOnlyList<NationalArea> Under(AreaCode code)
    {
        var (from, to) = Inside(code.Value);
        return [.. Enumerable.Range(from, to - from).Where(row => NationalFile.Code(_keys[row]) != code.Value).Select(Area)];
    }

    private NationalArea Area(int row) => new(AreaCode.Of(NationalFile.Code(_keys[row])), NameOf(row).ToString());

    private ReadOnlySpan<char> NameOf(int row) => _names.AsSpan(_starts[row], _starts[row + 1] - _starts[row] - 1);

    private int? Row(AreaCode code)
    {
        var level = NationalFile.Level(code.Value.Length);
        var row = level < 0 ? -1 : Array.BinarySearch(_keys, (Number(code.Value) * 10) + level);
        return row < 0 ? null : row;
    }

    /// <summary>The rows whose code begins with these digits.</summary>
    private (int From, int To) Inside(string digits)
    {
        if (digits.Length > 12)
        {
            return (0, 0);
        }

        var first = Number(digits);
        var level = Enumerable.Range(0, 5).First(l => NationalFile.Unit(l) <= (long)Math.Pow(10, 12 - digits.Length));
        var from = Array.BinarySearch(_keys, (first * 10) + level);
        var to = Array.BinarySearch(_keys, (first + (long)Math.Pow(10, 12 - digits.Length)) * 10);
        return (from < 0 ? ~from : from, to < 0 ? ~to : to);
    }

    private static long Number(string digits) => long.Parse(digits.PadRight(12, '0'), System.Globalization.CultureInfo.InvariantCulture);

    // Only a level above the village is ever filled up.
    private bool IsPlace(int row) => _keys[row] % 10 == 4 || !_endings.IsVirtual(NameOf(row));

    // Initials stand where their names stand, so one table of starts serves both; what a wide character leaves over is zero.
    private void Spell()
    {
        var table = NationalFile.Initials();
        var readings = NationalFile.Readings().GetAlternateLookup<ReadOnlySpan<char>>();
        _initials[0] = (byte)'\n';
        for (var row = 0; row < _keys.Length; row++)
        {
            var at = _starts[row];
            if (readings.TryGetValue(NameOf(row), out var letters))
            {
                Encoding.ASCII.GetBytes(letters, _initials.AsSpan(at));
            }
            else
            {
                foreach (var rune in NameOf(row).EnumerateRunes())
                {
                    _initials[at++] = table.GetValueOrDefault(rune, (byte)'?');
                }
            }

            _initials[_starts[row + 1] - 1] = (byte)'\n';
        }
    }
}
