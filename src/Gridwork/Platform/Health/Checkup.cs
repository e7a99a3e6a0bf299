using System.Net.Sockets;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Health;

public enum Grade { Well, Look, Ill }

/// <summary>How one thing stands. Its words are <c>health.NAME</c> and <c>health.NAME.GRADE</c>.</summary>
public sealed record Found(string Name, Grade Grade, params (string Name, object? Value)[] Facts)
{
    public string Says(Words words) => words[$"health.{Name}.{Grade}", Facts];
}

/// <summary>Looks over what a site needs of its machine. Nothing is changed, and what cannot be looked at is itself a finding.</summary>
internal sealed class Checkup(
    GridworkDb db, CurrentSite site, DataFolder folder, BackupPlace backups, SiteTime time, IOptions<MailOptions> mail, ErrandReading errands, MachineCheckup machine,
    TimeProvider clock)
{
    private const long Gigabyte = 1L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Astray = TimeSpan.FromMinutes(1);

    private IReadOnlyDictionary<string, Func<CancellationToken, Task<Found>>> Looks => new OrderedDictionary<string, Func<CancellationToken, Task<Found>>>(StringComparer.Ordinal)
    {
        ["disk"] = _ => Task.FromResult(Disk()),
        ["clock"] = Clock,
        ["calendar"] = Calendar,
        ["backup"] = _ => Task.FromResult(Backup()),
        ["mail"] = Mail,
        ["certificate"] = machine.Certificate,
        ["fonts"] = _ => Task.FromResult(machine.Fonts()),
        ["browser"] = machine.Browser,
        ["jobs"] = Stuck,
    };

    public async Task<IReadOnlyList<Found>> Run(CancellationToken ct)
    {
        var found = new List<Found>();
        foreach (var (name, look) in Looks)
        {
            found.Add(await Try(name, look, ct));
        }

        return found;
    }

    /// <summary>One of them, by its name.</summary>
    public Task<Found> Run(string name, CancellationToken ct) => Try(name, Looks[name], ct);

    private static async Task<Found> Try(string name, Func<CancellationToken, Task<Found>> look, CancellationToken ct)
    {
        try
        {
            return await look(ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            return new Found("unknown", Grade.Ill, ("name", name), ("error", $"{failed.GetType().Name}: {failed.Message}"));
        }
    }

    private Found Disk()
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        return new("disk", free < Gigabyte ? Grade.Ill : free < 5 * Gigabyte ? Grade.Look : Grade.Well, ("free", free / (Gigabyte / 1024)), ("folder", folder.Root));
    }

    // A clock that was set back is seen by the trail; one that differs from the database's, by the database.
    private async Task<Found> Clock(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var there = db.Database.IsNpgsql()
            ? (await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(ct))[0]
            : now.UtcDateTime;
        // Everywhere: a moment of the whole site, and nothing else of the line.
        var last = await db.Everywhere<TrailLine>().OrderByDescending(l => l.At).Select(l => (DateTimeOffset?)l.At).FirstOrDefaultAsync(ct);
        return last > now + Astray ? new("clock", Grade.Ill, ("last", last))
            : (there - now.UtcDateTime).Duration() > Astray ? new("clock", Grade.Look, ("seconds", (int)(there - now.UtcDateTime).TotalSeconds))
            : new("clock", Grade.Well, ("now", now));
    }

    private async Task<Found> Calendar(CancellationToken ct)
    {
        var (today, last) = (CivilTime.DayOf(clock.GetUtcNow()), (await time.Now(ct)).Calendar.LastYear);
        return new("calendar", last < today.Year ? Grade.Ill : last == today.Year && today.Month >= 11 ? Grade.Look : Grade.Well, ("last", last), ("next", last + 1));
    }

    private Found Backup()
    {
        if (backups.All(site.Value, "") is not [var (path, day), ..])
        {
            return site.Value.Demo ? new("backup.demo", Grade.Well) : new("backup.none", Grade.Ill, ("folder", backups.Of(site.Value)));
        }

        var age = CivilTime.DayOf(clock.GetUtcNow()).DayNumber - day.DayNumber;
        return new("backup", site.Value.Demo || age <= 1 ? Grade.Well : age <= 7 ? Grade.Look : Grade.Ill, ("day", day), ("days", age), ("file", Path.GetFileName(path)));
    }

    private async Task<Found> Mail(CancellationToken ct)
    {
        if (!mail.Value.IsSet)
        {
            return new("mail.unset", site.Value.Demo ? Grade.Well : Grade.Look);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(mail.Value.Server, mail.Value.Port, patience.Token);
            return new("mail", Grade.Well, ("server", mail.Value.Server));
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new("mail", Grade.Ill, ("server", $"{mail.Value.Server}:{mail.Value.Port}"));
        }
    }

    private async Task<Found> Stuck(CancellationToken ct)
    {
        var late = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var (stuck, waiting) = (0, 0);
        foreach (var list in Enum.GetValues<ErrandList>())
        {
            stuck += await errands.Rows(list).CountAsync(r => r.Stuck, ct);
            waiting += await errands.Rows(list).CountAsync(r => !r.Stuck && r.Tries == 0 && r.Due < late, ct);
        }

        return new("jobs", stuck > 0 ? Grade.Ill : waiting > 0 ? Grade.Look : Grade.Well, ("stuck", stuck), ("waiting", waiting));
    }
}
