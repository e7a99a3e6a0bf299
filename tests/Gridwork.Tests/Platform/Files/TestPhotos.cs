using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Gridwork.Tests.Platform.Files;

/// <summary>Photos and what pretends to be one, made when they are needed.</summary>
internal static class TestPhotos
{
    public const string Camera = "SECRET CAMERA";

    private static readonly byte[] PngHead = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Red on the left, blue on the right, so that one sees how it is held.</summary>
    public static byte[] Of(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int width = 320, int height = 200)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>As a telephone writes it: held upright (turned by a quarter), with its place, its name, and a remark.</summary>
    public static byte[] WithPlace(int width = 320, int height = 200)
    {
        var plain = Of(width: width, height: height);
        return [.. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif()]), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>GPSLatitude</x>"u8), .. Segment(0xFE, Encoding.ASCII.GetBytes(Camera)), .. plain[2..]];
    }

    /// <summary>A whole photo of this many bytes.</summary>
    public static byte[] Padded(int bytes, byte with)
    {
        var plain = Of();
        var padded = new byte[bytes];
        Array.Fill(padded, with);
        plain.CopyTo(padded, 0);
        return padded;
    }

    /// <summary>A few bytes that say they are very many points.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 2);
        return [.. PngHead, .. Chunk("IHDR", size), .. Chunk("IDAT", [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]), .. Chunk("IEND", [])];
    }

    /// <summary>The markers of a JPEG up to its picture: what is in it beside the picture.</summary>
    public static IReadOnlyList<byte> Markers(byte[] jpeg)
    {
        var markers = new List<byte>();
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            markers.Add(jpeg[at + 1]);
        }

        return markers;
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Sum(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Sum(byte[] body) => ~body.Aggregate(~0u, (sum, b) =>
        Enumerable.Range(0, 8).Aggregate(sum ^ b, (rest, _) => (rest & 1) == 1 ? (rest >> 1) ^ 0xEDB88320 : rest >> 1));

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> data)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(data.Length + 2));
        return [0xFF, marker, .. length, .. data];
    }

    // Little-endian TIFF: make, orientation 6, and a place of one latitude.
    private static byte[] Exif()
    {
        var tiff = new byte[8 + 2 + (3 * 12) + 4 + 2 + (2 * 12) + 4 + 16 + 24];
        var (gps, make, latitude) = (50, 80, 96);
        "II*\0"u8.CopyTo(tiff);
        tiff[4] = 8;
        tiff[8] = 3;
        Entry(tiff, 10, 0x010F, 2, Camera.Length + 1, make);
        Entry(tiff, 22, 0x0112, 3, 1, 6);
        Entry(tiff, 34, 0x8825, 4, 1, gps);
        tiff[gps] = 2;
        Entry(tiff, gps + 2, 0x0001, 2, 2, 'N');
        Entry(tiff, gps + 14, 0x0002, 5, 3, latitude);
        Encoding.ASCII.GetBytes(Camera).CopyTo(tiff, make);
        foreach (var (value, at) in new[] { (37, 0), (1, 4), (2, 8), (1, 12), (0, 16), (1, 20) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(latitude + at), value);
        }

        return tiff;
    }

    private static void Entry(byte[] tiff, int at, ushort tag, ushort kind, int count, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), tag);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at + 2), kind);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at + 4), count);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at + 8), value);
    }
}
