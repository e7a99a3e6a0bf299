using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Sms;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Telling;

/// <summary>Writes what a reporter is told who asked to be answered by telephone: by a short message where that can go, else for somebody to ring.</summary>
internal sealed class TellReporter(GridworkDb db, SiteKeys keys, SmsGateway gateway, MessageTexts texts, CaseStandard standard, CurrentSite site, SiteAddress address, Words words, TimeProvider clock)
{
    private const int MobileFigures = 11;

    public async Task Of(Matter matter, MatterEvent line, CancellationToken ct)
    {
        if (Template(line.Act) is not { } template || await Wants(matter, ct) is not { } contact)
        {
            return;
        }

        var key = $"matter/{matter.Id.Value}/{line.Nr}/reporter";
        // Everywhere: only whether it was written before.
        if (!await db.Everywhere<Message>().AnyAsync(m => m.Key == key, ct))
        {
            var text = await texts.Fill(template, Values(matter, line), ct);
            db.Add(Message.Of(matter, key, gateway.IsSet && TakesMessages(contact.Phone) ? MessageChannel.Sms : MessageChannel.Call, template, text, clock.GetUtcNow()));
        }
    }

    /// <summary>The message that tells of an act; null where the reporter is told nothing.</summary>
    public static string? Template(MatterAct act) => act switch
    {
        MatterAct.Accept => "accepted",
        MatterAct.Decline => "declined",
        MatterAct.Dispatch => "dispatched",
        MatterAct.Close or MatterAct.ForceClose or MatterAct.Settle => "closed",
        MatterAct.NotSolved => "again",
        _ => null,
    };

    private Dictionary<string, string> Values(Matter matter, MatterEvent line) => new(StringComparer.Ordinal)
    {
        ["site"] = site.Name,
        ["number"] = matter.Number,
        ["unit"] = line.UnitName ?? "",
        ["due"] = line.Due is { } due ? CivilTime.WriteEnd(due) : "",
        ["channel"] = matter.Declined is { } declined ? standard.Channel(declined.Channel)?.Name ?? "" : "",
        ["link"] = Link(matter),
    };

    // Never the query code: whoever reads the log could answer in the reporter's name.
    private string Link(Matter matter) => address.Of($"/follow?no={matter.Number}") ?? words["messages.no-address"];

    // As numbers of telephones that take messages are written in China.
    private static bool TakesMessages(string phone) => phone.Length == MobileFigures && phone[0] == '1';

    private async Task<Contact?> Wants(Matter matter, CancellationToken ct)
    {
        // Everywhere: of the matter that the errand names.
        if (await db.Everywhere<Reporter>().AsNoTracking().SingleOrDefaultAsync(r => r.Matter == matter.Id && r.Fingerprint != null, ct) is not { } reporter)
        {
            return null;
        }

        var ring = await keys.Open(ct);
        return (ring.Ok ? reporter.Open(ring.Value) : null) switch
        {
            null => throw new InvalidOperationException(new KeysWrong().Code), // tried again: the file may be put back
            { Answer: AnswerBy.Phone } contact => contact,
            _ => null,
        };
    }
}
