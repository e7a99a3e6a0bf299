using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Trail;

public sealed record RootErrand(DateOnly Day) : IErrand
{
    public static string Kind => "trail.mail-root";

    public string Key => $"trail.root/{Day:yyyy-MM-dd}";
}

/// <summary>Mails a day's last root to the auditors, so that it is kept where nobody of this machine can change it.</summary>
internal sealed class MailRoot(GridworkDb db, CurrentSite site, IOptions<MailOptions> mail, Words words, TimeProvider clock)
{
    public async Task Run(RootErrand errand, CancellationToken ct)
    {
        if (!mail.Value.IsSet || await LastOf(errand.Day, ct) is not { } root)
        {
            return;
        }

        var day = errand.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var text = words["trail.mail.text", ("site", site.Name), ("day", day), ("block", root.Block), ("root", Convert.ToHexStringLower(root.Root))];
        foreach (var auditor in mail.Value.AuditorAddresses)
        {
            db.Send(new MailErrand(auditor, words["trail.mail.subject", ("site", site.Name), ("day", day)], text), clock.GetUtcNow());
        }
    }

    private async Task<DayRoot?> LastOf(DateOnly day, CancellationToken ct)
    {
        var (from, to) = (CivilTime.StartOf(day), CivilTime.EndOf(day));
        // Everywhere: a root tells nothing of what it seals.
        return await db.Everywhere<TrailBlock>().Where(b => b.At >= from && b.At < to).OrderByDescending(b => b.At).ThenByDescending(b => b.Number)
            .Select(b => new DayRoot(day, b.Number, b.Root)).FirstOrDefaultAsync(ct);
    }
}
