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

/// <summary>Writes what a reporter is told who asked to be answered: by mail, or by telephone, there by a short message where that can go, else for somebody to ring.</summary>
internal sealed class TellReporter(GridworkDb db, SiteKeys keys, SmsGateway gateway, MessageTexts texts, CaseStandard standard, CurrentSite site, SiteAddress address, Words words, TimeProvider clock)
{
    private const int MobileFigures = 11;

    public async Task Of(Matter matter, MatterEvent line, CancellationToken ct)
    {
        if (Template(line.Act) is not { } template)
        {
            return;
        }

        foreach (var (about, contact) in await Wanting(matter, ct))
        {
            var key = $"matter/{matter.Id.Value}/{line.Nr}/reporter{(about.Id == matter.Id ? "" : $"/{about.Id.Value}")}";
            // Everywhere: only whether it was written before.
            if (!await db.Everywhere<Message>().AnyAsync(m => m.Key == key, ct))
            {
                var text = await texts.Fill(template, Values(matter, about.Number, line), ct);
                db.Add(Message.Of(about, key, ChannelOf(contact), template, text, clock.GetUtcNow()));
            }
        }
    }

    private MessageChannel ChannelOf(Contact contact) => contact.Answer is AnswerBy.Mail ? MessageChannel.Mail : gateway.IsSet && TakesMessages(contact.Phone) ? MessageChannel.Sms : MessageChannel.Call;

    /// <summary>The message that tells of an act; null where the reporter is told nothing.</summary>
    public static string? Template(MatterAct act) => act switch
    {
        MatterAct.Accept => "accepted",
        MatterAct.Decline => "declined",
        MatterAct.Dispatch => "dispatched",
        MatterAct.Close or MatterAct.ForceClose or MatterAct.Settle => "closed",
        MatterAct.NotSolved => "again",
        MatterAct.Join => "joined",
        _ => null,
    };

    private Dictionary<string, string> Values(Matter matter, string number, MatterEvent line) => new(StringComparer.Ordinal)
    {
        ["site"] = site.Name,
        ["number"] = number,
        ["unit"] = line.UnitName ?? "",
        ["due"] = line.Due is { } due ? CivilTime.WriteEnd(due) : "",
        ["channel"] = matter.Declined is { } declined ? standard.Channel(declined.Channel)?.Name ?? "" : "",
        ["link"] = Link(number),
    };

    // Never the query code: whoever reads the log could answer in the reporter's name.
    private string Link(string number) => address.Of($"/follow?no={number}") ?? words["messages.no-address"];

    // As numbers of telephones that take messages are written in China.
    private static bool TakesMessages(string phone) => phone.Length == MobileFigures && phone[0] == '1';

    // Its own reporter, and those whose reports were joined to it: each is told under the number that they have.
    private async Task<IReadOnlyList<(MessageSubject About, Contact Contact)>> Wanting(Matter matter, CancellationToken ct)
    {
        // Everywhere: of the matter that the errand names, and of what was joined to it.
        var left = await db.Everywhere<Reporter>().AsNoTracking()
            .Join(db.Everywhere<Matter>().Where(m => m.Id == matter.Id || m.Main == matter.Id), r => r.Matter, m => m.Id, (r, m) => new { Reporter = r, m.Id, m.Number, m.Area })
            .OrderBy(r => r.Id).ToListAsync(ct);
        if (left.Count == 0)
        {
            return [];
        }

        var ring = await keys.Open(ct);
        return [.. left.Select(l => (About: new MessageSubject(l.Id, l.Number, l.Area), Contact: Open(l.Reporter))).Where(w => w.Contact.Answer is AnswerBy.Phone or AnswerBy.Mail)];

        // Not opened, it is tried again: the file may be put back.
        Contact Open(Reporter reporter) => (ring.Ok ? reporter.Open(ring.Value) : null) ?? throw new InvalidOperationException(new KeysWrong().Code);
    }
}
