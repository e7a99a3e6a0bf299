using System.IO.Compression;
using System.Text;

namespace Gridwork.Areas.National;

/// <summary>Reads <c>data/divisions</c>; <c>tools/make-divisions</c> writes it and says how it is packed.</summary>
internal static class NationalFile
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12];

    public static string Names() => Encoding.UTF8.GetString(Unpack("names.br"));

    /// <summary>Codes filled with zeros to 12 digits, then the level in the last digit: in the order of the list.</summary>
    public static long[] Keys()
    {
        var bytes = Unpack("codes.br");
        var keys = new List<long>(700_000);
        long before = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var level = bytes[at++];
            long distance = 0;
            for (var shift = 0; ; shift += 7)
            {
                distance |= (long)(bytes[at] & 127) << shift;
                if (bytes[at++] < 128)
                {
                    break;
                }
            }

            var unit = Unit(level);
            before = ((before / unit) + distance) * unit;
            keys.Add((before * 10) + level);
        }

        return [.. keys];
    }

    public static Dictionary<string, string> Readings() => Encoding.UTF8.GetString(Unpack("readings.br")).Split('\n')
        .Select(line => line.Split('\t')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    public static Dictionary<Rune, byte> Initials() => ShippedFacts.Read<Dictionary<string, string>>("divisions/initials.json")
        .SelectMany(e => e.Value.EnumerateRunes().Select(r => (Rune: r, Letter: (byte)e.Key[0]))).ToDictionary(p => p.Rune, p => p.Letter);

    public static string Code(long key) => (key / 10).ToString("D12", System.Globalization.CultureInfo.InvariantCulture)[..Lengths[key % 10]];

    /// <summary>How many 12-digit codes one step of a level spans.</summary>
    public static long Unit(long level) => level switch { 0 => 10_000_000_000, 1 => 100_000_000, 2 => 1_000_000, 3 => 1_000, _ => 1 };

    /// <summary>The level that codes of this many digits have; below zero for none.</summary>
    public static int Level(int digits) => Array.IndexOf(Lengths, digits);

#pragma warning disable MA0045 // A few megabytes, once a process.
    private static byte[] Unpack(string file)
    {
        using var packed = new BrotliStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "divisions", file)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
#pragma warning restore MA0045
}
