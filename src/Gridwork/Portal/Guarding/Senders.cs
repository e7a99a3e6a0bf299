using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace Gridwork.Portal.Guarding;

/// <summary>
/// What each address sent within the last day, in the memory of this process alone. An address is not kept: only a fingerprint of it under a key
/// that is drawn when the process starts and is written nowhere.
/// </summary>
internal sealed class Senders(TimeProvider clock)
{
    private const int Many = 20_000;
    private const int Network = 8; // bytes of an IPv6 address: a household has the rest to itself

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, List<(DateTimeOffset At, Guid What)>> sent = new(StringComparer.Ordinal);

    /// <summary>Null where the address tells nobody from another: none, or this machine's own.</summary>
    public string? Print(string site, IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        if (plain is null || IPAddress.IsLoopback(plain))
        {
            return null;
        }

        var bytes = plain.GetAddressBytes();
        return $"{site} {Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.Length > Network ? bytes[..Network] : bytes))}";
    }

    /// <summary>How many within this time, without one that is named.</summary>
    public int Count(string print, TimeSpan within, Guid but = default)
    {
        var since = clock.GetUtcNow() - within;
        if (!sent.TryGetValue(print, out var list))
        {
            return 0;
        }

        lock (list)
        {
            return list.Where(s => s.At > since && s.What != but).Select(s => s.What).Distinct().Count();
        }
    }

    public void Note(string print, Guid what)
    {
        var now = clock.GetUtcNow();
        if (sent.Count > Many)
        {
            Forget(now - Day);
        }

        var list = sent.GetOrAdd(print, _ => []);
        lock (list)
        {
            list.RemoveAll(s => s.At <= now - Day);
            list.Add((now, what));
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var (print, list) in sent)
        {
            lock (list)
            {
                if (list.TrueForAll(s => s.At <= before))
                {
                    sent.TryRemove(print, out _);
                }
            }
        }
    }
}
