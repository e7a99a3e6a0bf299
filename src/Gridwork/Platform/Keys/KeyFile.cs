using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Gridwork.Platform.Keys;

/// <summary>The keys of one site, as its file holds them: one to find by, and those to encrypt with, of which the newest is used.</summary>
internal sealed record KeyFile(byte[] Finding, IReadOnlyList<KeyFile.Key> Keys)
{
    private const int Bytes = 32;

    internal sealed record Key(int Id, byte[] Secret, DateTimeOffset MadeAt);

    public static KeyFile First(DateTimeOffset at) => new(RandomNumberGenerator.GetBytes(Bytes), [new(1, RandomNumberGenerator.GetBytes(Bytes), at)]);

    /// <summary>Older ones stay: what was written under them, and what lies in older copies of the database, is read with them.</summary>
    public KeyFile WithNext(DateTimeOffset at) => this with { Keys = [.. Keys, new(Newest.Id + 1, RandomNumberGenerator.GetBytes(Bytes), at)] };

    [JsonIgnore]
    public Key Newest => Keys.MaxBy(k => k.Id)!;

    /// <summary>What the database keeps of each key, to know it again: nothing can be read with it.</summary>
    public IEnumerable<(int Id, string Mark)> Marks(string site) => Keys.Select(k => (k.Id, k.Secret)).Prepend((Id: 0, Secret: Finding))
        .Select(k => (k.Id, Convert.ToHexStringLower(HMACSHA256.HashData(k.Secret, Encoding.UTF8.GetBytes($"gridwork key {k.Id} of {site}")))));

    [JsonIgnore]
    public bool IsWhole => Finding is { Length: Bytes } && Keys is { Count: > 0 } && Keys.All(k => k is { Id: > 0, Secret.Length: Bytes })
        && Keys.DistinctBy(k => k.Id).Count() == Keys.Count;
}
