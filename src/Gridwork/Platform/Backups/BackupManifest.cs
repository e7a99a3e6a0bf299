using System.Reflection;
using System.Text.Json;

namespace Gridwork.Platform.Backups;

/// <summary>What a backup says of itself; the last entry of the file, so that a file that was cut off has none.</summary>
/// <param name="Migration">Name of the last migration, without its time: the two databases number theirs differently.</param>
/// <param name="Trail">The last sealed block; null of a site that has sealed none.</param>
/// <param name="Sealed">Name and hash of the sealed keys; null when the site has none or they were left out.</param>
/// <param name="KeysLeftOut">Whether the site has key files that are not here.</param>
public sealed record BackupManifest(
    int Format, string Version, string Migration, string Site, string Name, string Root, IReadOnlyList<string> Hosts, bool Demo, string Store,
    DateTimeOffset At, TrailHead? Trail, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupFile> Files, BackupFile? Sealed, bool KeysLeftOut)
{
    public const int ThisFormat = 1;

    public const string Entry = "manifest.json";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>This program's own.</summary>
    public static string ThisVersion { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public long Rows => Tables.Sum(t => t.Rows);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    public static async Task<BackupManifest?> Read(Stream entry, CancellationToken ct)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Form, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Root">In hexadecimal.</param>
public sealed record TrailHead(long Block, string Root);

/// <param name="Sha256">Of the rows as they stand in the file, in order of the key.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string Entry => $"tables/{Name}.jsonl";
}

/// <param name="Path">Below the data folder; <c>SITE</c> stands for the site's code: <c>sites/SITE.files/shown/ab</c>.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);
