using Gridwork.Kernel;
using Gridwork.Matters.Messages;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gridwork.Matters.Telling;

/// <summary>Mails those who wished for it that something new is in their inbox: the number and where to read it, and nothing of the matter.</summary>
internal sealed class MailOfInbox(GridworkDb db, IOptions<MailOptions> mail, SiteAddress address, CurrentSite site, Words words, TimeProvider clock)
{
    public async Task Of(IReadOnlyList<PersonId> told, string number, CancellationToken ct)
    {
        if (!mail.Value.IsSet || told.Count == 0)
        {
            return;
        }

        // Everywhere: those who were told just now.
        var addresses = await db.Everywhere<MailWish>().Where(w => told.Contains(w.Person) && w.ConfirmedAt != null).OrderBy(w => w.Person).Select(w => w.Address).ToListAsync(ct);
        foreach (var to in addresses)
        {
            db.Send(new MailErrand(to, words["inbox.mail.subject", ("site", site.Name), ("number", number)], words["inbox.mail.text", ("number", number), ("link", address.Of("/inbox") ?? "")]), clock.GetUtcNow());
        }
    }
}
