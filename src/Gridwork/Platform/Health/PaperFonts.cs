using SkiaSharp;

namespace Gridwork.Platform.Health;

/// <summary>Whether a font for Chinese papers is among the machine's; likely names are opened first.</summary>
internal sealed class PaperFonts(params IReadOnlyList<string> folders)
{
    private const string Character = "\u9547";

    private static readonly string[] Likely = ["cjk", "song", "fang", "hei", "kai", "han", "wqy", "ming"];

    public static PaperFonts OfThisMachine() => new(
        "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"));

    /// <summary>Its family's name; null where no font has the character.</summary>
    public string? Find() => folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
        .OrderByDescending(file => Array.Exists(Likely, part => Path.GetFileName(file).Contains(part, StringComparison.OrdinalIgnoreCase)))
        .Select(Family).FirstOrDefault(name => name is not null);

    private static string? Family(string file)
    {
        using var face = SKTypeface.FromFile(file);
        if (face is null)
        {
            return null;
        }

        using var font = face.ToFont();
        return font.ContainsGlyphs(Character) ? face.FamilyName : null;
    }
}
