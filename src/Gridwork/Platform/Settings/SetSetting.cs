using System.Security.Cryptography;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform.Settings;

public sealed record SettingChanged() : Problem.Conflict("settings.changed", "What you saw is no longer so: the form or a setting was changed meanwhile. Look again at what is shown now.");

/// <summary>Adds a row, with its line in the trail, for whoever has seen what it changes.</summary>
internal sealed class SetSetting(GridworkDb db, SiteSettings settings, Caller caller, TimeProvider clock)
{
    // A longer value stands in the trail by its fingerprint; the row itself has it whole.
    private const int LongestInTrail = 400;

    /// <summary>Stands for a wish and for the settings as they were when it was shown; the form carries it back.</summary>
    public async Task<string> Mark(NewSetting next, CancellationToken ct) => Mark(next, (await settings.Book(ct)).Stamp);

    /// <param name="shown">The <see cref="Mark(NewSetting, CancellationToken)"/> that the page bore.</param>
    /// <param name="also">What belongs to the same transaction.</param>
    public async Task<Problem?> Run(NewSetting next, string? shown, Func<Task>? also, CancellationToken ct)
    {
        var stamp = (await settings.Book(ct)).Stamp;
        return Mark(next, stamp) == shown
            ? await Add(stamp, "settings.set", $"{next.ValidFrom:yyyy-MM-dd} {InTrail(next.Value)} ({next.Source})", (n, at) => Setting.Of(next, n, caller, at), also, ct)
            : new SettingChanged();
    }

    public Task<Problem?> Confirm(Setting row, long seen, CancellationToken ct) =>
        Add(seen, "settings.confirm", $"{row.ValidFrom:yyyy-MM-dd} {InTrail(row.Value)}", (n, at) => row.Confirmed(n, caller, at), also: null, ct);

    private async Task<Problem?> Add(long seen, string act, string detail, Func<long, DateTimeOffset, Setting> make, Func<Task>? also, CancellationToken ct)
    {
        try
        {
            return await db.InTransaction(
                async inside =>
                {
                    // The counter's row is ours until the commit: who sets another meanwhile waits here, and then finds a newer stamp.
                    var number = await db.Next("settings", 1, inside);
                    if (await settings.Stamp(inside) != seen)
                    {
                        return new SettingChanged();
                    }

                    var now = clock.GetUtcNow();
                    var row = make(number, now);
                    db.Add(row);
                    db.Trail(caller, act, row.Key, area: null, detail, now);
                    await (also?.Invoke() ?? Task.CompletedTask);
                    await db.SaveChangesAsync(inside);
                    return (Problem?)null;
                },
                ct);
        }
        finally
        {
            settings.Forget();
        }
    }

    private static string Mark(NewSetting next, long stamp) => $"{stamp}-{Hash($"{next.Key}\n{next.ValidFrom:O}\n{next.Value}\n{next.Source}\n{next.NeedsReview}")[..16]}";

    private static string InTrail(string value) => value.Length <= LongestInTrail ? value : $"sha256 {Hash(value)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
