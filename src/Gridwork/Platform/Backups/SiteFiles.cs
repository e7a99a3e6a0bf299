using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Backups;

/// <summary>
/// What of a site lies beside its database: anything in <c>KIND/CODE/</c> or <c>KIND/CODE.suffix/</c>, for every folder of the data folder
/// (photos: <c>sites/CODE.files/</c>), and its keys, <c>keys/CODE.json</c> or anything in <c>keys/CODE/</c>. In a backup <c>SITE</c> stands for
/// the code, so that another may take its place.
/// </summary>
internal static class SiteFiles
{
    private const string Stand = "SITE";

    private static readonly string[] NotFiles = ["keys", "backups"];

    private static readonly string[] Passing = ["coming/", "taken/", "brought/"];

    /// <summary>The name in a backup and the path here, ordered by name. What is only just coming in is left out, and the tables that somebody took out or brought.</summary>
    public static IReadOnlyList<(string Name, string Path)> Files(DataFolder folder, string site) => [.. (
        from kind in Directory.EnumerateDirectories(folder.Root)
        where !NotFiles.Contains(Path.GetFileName(kind), StringComparer.Ordinal)
        from own in Directory.EnumerateDirectories(kind, $"{site}*")
        let suffix = Path.GetFileName(own)[site.Length..]
        where suffix is "" or ['.', ..]
        from path in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(own, path).Replace('\\', '/')
        where !Array.Exists(Passing, p => name.StartsWith(p, StringComparison.Ordinal))
        select (Name: $"{Path.GetFileName(kind)}/{Stand}{suffix}/{name}", Path: path)).OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>What follows the code (<c>.json</c>, <c>/2.json</c>), and the path here.</summary>
    public static IReadOnlyList<(string Name, string Path)> Keys(DataFolder folder, string site)
    {
        var keys = Path.Combine(folder.Root, "keys");
        return !Directory.Exists(keys) ? [] : [.. (
            from path in Directory.EnumerateFiles(keys, "*", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(keys, path).Replace('\\', '/')
            where name.StartsWith($"{site}.", StringComparison.Ordinal) || name.StartsWith($"{site}/", StringComparison.Ordinal)
            select (Name: name[site.Length..], Path: path)).OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>Null for a name that climbs out: such a backup was made by hand.</summary>
    public static string? KeyPath(DataFolder folder, string site, string name) => Inside(Path.Combine(folder.Root, "keys"), site + name);

    /// <summary>Where a file of a backup belongs here; null for a name that climbs out.</summary>
    public static string? FilePath(DataFolder folder, string site, string name) =>
        name.Split('/', 3) is [{ Length: > 0 } kind, ['S', 'I', 'T', 'E', .. var suffix], { Length: > 0 } rest]
        && suffix is "" or ['.', ..] && !NotFiles.Contains(kind, StringComparer.Ordinal) && Inside(folder.Root, Path.Combine(kind, site + suffix)) is { } own
            ? Inside(own, rest)
            : null;

    private static string? Inside(string folder, string name)
    {
        var whole = Path.GetFullPath(Path.Combine(folder, name));
        return whole.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? whole : null;
    }
}

/// <summary>Readable and writable by its owner only.</summary>
internal static class PrivateFile
{
    public static FileStream Make(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
