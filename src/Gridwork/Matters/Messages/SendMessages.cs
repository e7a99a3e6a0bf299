using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Sms;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Messages;

/// <summary>
/// Sends what is due, at most once each: a message is claimed and the claim is committed before anything leaves. Whoever dies between
/// the claim and the end leaves it unknown, and a person decides; to send twice would be worse than once too few.
/// </summary>
internal sealed class SendMessages(GridworkDb db, SiteKeys keys, SmsGateway gateway, SendMail mail, CurrentSite site, Words words, QuietTime quiet, TimeProvider clock)
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    /// <summary>Gives back how many were taken up.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        await LookAfter(ct);
        if (await quiet.HeldUntil(ct) is not null)
        {
            return 0;
        }

        var count = 0;
        while (count < AtOnce && await ClaimNext(ct) is { } claimed)
        {
            await Send(claimed, ct);
            count++;
        }

        return count;
    }

    // Everywhere, here and below: messages are the site's, and nobody sees them here.
    private IQueryable<Message> All => db.Everywhere<Message>();

    // Asked first: an empty transaction would wake the site, and the next round would come at once.
    private async Task LookAfter(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lost = All.Where(m => m.State == MessageState.Sending && m.ClaimedUntil <= now);
        if (await lost.AnyAsync(ct))
        {
            await db.InTransaction(
                stop => lost.ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MessageState.Unknown).SetProperty(r => r.ClaimedUntil, (DateTimeOffset?)null).SetProperty(r => r.Version, r => r.Version + 1), stop), ct);
        }

        var erased = All.Where(m => (m.State == MessageState.Waiting || m.State == MessageState.ToCall) && !db.Everywhere<Reporter>().Any(r => r.Matter == m.Matter));
        if (await erased.AnyAsync(ct))
        {
            await db.InTransaction(
                stop => erased.ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MessageState.Cancelled).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Version, r => r.Version + 1), stop), ct);
        }
    }

    private async Task<Message?> ClaimNext(CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await All.AsNoTracking().Where(m => m.State == MessageState.Waiting && m.Due <= now).OrderBy(m => m.Due).ThenBy(m => m.Id).FirstOrDefaultAsync(ct);
            if (next is null)
            {
                return null;
            }

            var (id, version, until) = (next.Id, next.Version, (DateTimeOffset?)now + Longest);
            if (await db.InTransaction(stop => All.Where(m => m.Id == id && m.Version == version && m.State == MessageState.Waiting)
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MessageState.Sending).SetProperty(r => r.ClaimedUntil, until).SetProperty(r => r.Tries, r => r.Tries + 1).SetProperty(r => r.Version, version + 1), stop), ct) == 1)
            {
                return await All.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Version == version + 1, ct);
            }
        }
    }

    private async Task Send(Message message, CancellationToken ct)
    {
        var (contact, why) = await Contact(message, ct);
        if (contact is null)
        {
            // It has not left: whatever is wrong here can be put right.
            await End(message, why.Length == 0 ? MessageState.Cancelled : Next(message), why, ct);
            return;
        }

        if (message.Channel is MessageChannel.Mail)
        {
            var subject = words["message.mail-subject", ("site", site.Name), ("number", message.Number)];
            await End(message, await mail.Hand(new MailErrand(contact.Mail, subject, message.Text), ct), ct);
            return;
        }

        if (!gateway.IsSet)
        {
            await End(message, MessageState.ToCall, "", ct);
            return;
        }

        await End(message, await gateway.Send(contact.Phone, message.Text, message.Id.Value, ct), ct);
    }

    private Task End(Message message, (SendOutcome Outcome, string Said) sent, CancellationToken ct) =>
        End(message, sent.Outcome switch { SendOutcome.Taken => MessageState.Sent, SendOutcome.Doubt => MessageState.Unknown, _ => Next(message) }, sent.Said, ct);

    private async Task<(Contact? Contact, string Why)> Contact(Message message, CancellationToken ct)
    {
        var matter = message.Matter;
        if (await db.Everywhere<Reporter>().AsNoTracking().SingleOrDefaultAsync(r => r.Matter == matter, ct) is not { } reporter)
        {
            return (null, "");
        }

        var ring = await keys.Open(ct);
        return !ring.Ok ? (null, ring.Problem.Code)
            : reporter.Open(ring.Value) is not { } contact ? (null, new KeysWrong().Code)
            : message.Channel is MessageChannel.Mail && contact is { Answer: AnswerBy.Mail, Mail.Length: > 0 } ? (contact, "")
            : message.Channel is not MessageChannel.Mail && contact is { Answer: AnswerBy.Phone, Phone.Length: > 0 } ? (contact, "")
            : (null, "");
    }

    private static MessageState Next(Message message) => message.Tries <= Waits.Length ? MessageState.Waiting : MessageState.Failed;

    private async Task End(Message message, MessageState state, string said, CancellationToken ct)
    {
        var (now, id, version) = (clock.GetUtcNow(), message.Id, message.Version);
        var due = state is MessageState.Waiting ? now + Waits[message.Tries - 1] : message.Due;
        DateTimeOffset? ended = state is MessageState.Sent or MessageState.Cancelled ? now : null;
        var error = said.Length <= Message.MostError ? said : said[..Message.MostError];
        await db.InTransaction(stop => All.Where(m => m.Id == id && m.Version == version).ExecuteUpdateAsync(
            m => m.SetProperty(r => r.State, state).SetProperty(r => r.Due, due).SetProperty(r => r.Error, error).SetProperty(r => r.EndedAt, ended)
                .SetProperty(r => r.ClaimedUntil, (DateTimeOffset?)null).SetProperty(r => r.Version, version + 1), stop), ct);
    }
}
