using Gridwork.Kernel;
using SkiaSharp;

namespace Gridwork.Platform.Files;

/// <summary>
/// Judges a photo by its content and draws its copies anew: upright, not larger than a screen needs, and without whatever else stood in the
/// original (place, time, device, maker's remarks, hidden previews).
/// </summary>
internal static class PhotoReading
{
    public const int ShownSide = 1600;
    public const int SmallSide = 400;

    /// <summary>More points than any telephone takes; a file of a few kilobytes may claim them, and would fill the memory.</summary>
    private const long MostPoints = 64_000_000;

    private const int Quality = 82;
    private const int HeadLength = 12;

    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif"];

    // Each photo may need a few hundred megabytes for a moment.
    private static readonly SemaphoreSlim Turns = new(2, 2);

    public static async Task<Result<PhotoType>> TypeOf(string path, string name, CancellationToken ct)
    {
        var head = new byte[HeadLength];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, HeadLength, FileOptions.Asynchronous);
        var length = await file.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        return length < HeadLength ? new NotAPhoto(name) : TypeOf(head, name);
    }

    /// <summary>The size of the photo, and its two copies as JPEG.</summary>
    public static async Task<Result<(int Width, int Height, SKData Shown, SKData Small)>> Copies(string path, string name, CancellationToken ct)
    {
        await Turns.WaitAsync(ct);
        try
        {
            return Draw(path, name);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static Result<PhotoType> TypeOf(ReadOnlySpan<byte> head, string name) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PhotoType.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PhotoType.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PhotoType.WebP,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] when HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(brand)) => new PhotoHeic(name),
        _ => new NotAPhoto(name),
    };

    private static Result<(int Width, int Height, SKData Shown, SKData Small)> Draw(string path, string name)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null)
        {
            return new PhotoBroken(name);
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPoints)
        {
            return new PhotoTooWide(name, width, height);
        }

        // What a JPEG can be read smaller is never held large.
        var read = codec.GetScaledDimensions(Math.Min(1, (float)ShownSide / Math.Max(width, height)));
        using var whole = new SKBitmap(new SKImageInfo(read.Width, read.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(whole.Info, whole.GetPixels()) is not SKCodecResult.Success)
        {
            return new PhotoBroken(name);
        }

        var turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var picture = SKImage.FromBitmap(whole);
        return (turned ? height : width, turned ? width : height, Copy(picture, codec.EncodedOrigin, ShownSide), Copy(picture, codec.EncodedOrigin, SmallSide));
    }

    private static SKData Copy(SKImage picture, SKEncodedOrigin origin, int most)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)most / Math.Max(width, height));
        using var surface = SKSurface.Create(new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        canvas.Concat(Upright(origin, picture.Width, picture.Height));
        canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        return drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
    }

    // As a telephone was held: https://www.exif.org/Exif2-2.PDF, tag 0112.
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
