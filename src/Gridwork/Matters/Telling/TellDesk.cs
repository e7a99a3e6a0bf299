using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;

namespace Gridwork.Matters.Telling;

/// <summary>Writes into the inboxes of those whom an act or an alarm concerns. Nobody is told of what they did themselves, nor of what is about them.</summary>
internal sealed class TellDesk(GridworkDb db, Holders holders, ICallerSource callers, MailOfInbox mail, ComplaintReading complaints, TimeProvider clock)
{
    private sealed record Group(string Permission, UnitId? Unit);

    /// <param name="matter">Where it is worked on.</param>
    /// <param name="own">Whose line it is: the same, or a report that was joined to it.</param>
    public async Task Of(Matter matter, Matter own, MatterEvent line, CancellationToken ct)
    {
        var words = new InboxWords($"{line.Act}", matter.Number, matter.Title, $"/matters/{matter.Id.Value}", line.UnitName, line.Due, line.Note?.Split('\n')[0]);
        await Tell(matter.Id, Groups(matter, line), matter.Area, line.By, $"matter/{own.Id.Value}/{line.Nr}", words, ct);
    }

    public async Task Of(Leg leg, LegEvent line, CancellationToken ct)
    {
        var words = new InboxWords($"Leg{line.Act}", leg.Number, leg.Title, $"/legs/{leg.Id.Value}", leg.UnitName, Due: null, line.Note?.Split('\n')[0]);
        Group[] to = line.Act is LegAct.Call ? [new(Can.HandleMatters, leg.Unit)] : line.Act is LegAct.Contest ? [new(Can.Arbitrate, null)] : [];
        await Tell(leg.Matter, to, leg.Area, line.By, $"leg/{leg.Id.Value}/{line.Nr}", words, ct);
    }

    public Task Of(PrivacyRequest request, CancellationToken ct) => Tell(
        request.Matter, [new(Can.DecidePrivacy, null)], request.Area, by: null, $"privacy/{request.Id.Value}",
        new InboxWords("Privacy", request.MatterNumber, request.Number, $"/privacy-requests/{request.Id.Value}", Unit: null, request.Due), ct);

    public async Task Of(Notice notice, CancellationToken ct)
    {
        var (_, permission, ofUnit) = NoticeReading.Readers.First(r => r.To == notice.To);
        var words = new InboxWords("Overdue", notice.Number, notice.Title, notice.Leg == Guid.Empty ? $"/matters/{notice.Matter.Value}" : $"/legs/{notice.Leg}", Unit: null, notice.Due);
        await Tell(notice.Matter, [new(permission, ofUnit ? notice.Unit : null)], notice.Area, by: null, $"notice/{notice.Matter.Value}/{notice.Leg}/{notice.Clock}/{notice.Due.UtcTicks}", words, ct);
    }

    // Only while the unit that the line names has it still: an act may have followed at once.
    private static Group[] Groups(Matter matter, MatterEvent line)
    {
        var unit = matter.UnitName == line.UnitName ? matter.Unit : null;
        return line.Act switch
        {
            MatterAct.Dispatch or MatterAct.SendBack or MatterAct.Overrule or MatterAct.HandOver => unit is null ? [] : [new(Can.HandleMatters, unit)],
            MatterAct.Contest => [new(Can.Arbitrate, null), new(Can.DispatchMatters, null)],
            MatterAct.Uphold or MatterAct.AskExtension or MatterAct.NotSolved => [new(Can.DispatchMatters, null)],
            MatterAct.Report => [new(Can.Above, null)],
            MatterAct.Raise => [new(Can.HearWhistles, null)],
            MatterAct.AddWords => [matter.Unit is { } has ? new(Can.HandleMatters, has) : matter.State is MatterState.Reported or MatterState.Verifying ? new(Can.AcceptMatters, null) : new(Can.DispatchMatters, null)],
            _ => [],
        };
    }

    private async Task Tell(MatterId matter, Group[] groups, AreaCode area, PersonId? by, string key, InboxWords words, CancellationToken ct)
    {
        var people = new HashSet<PersonId>();
        // Of what is about people here, the level above stands in for the office.
        if (!Array.TrueForAll(groups, g => g.Unit is not null) && await complaints.Any(matter, ct))
        {
            groups = [.. groups, new Group(Can.Above, null)];
        }

        foreach (var group in groups)
        {
            people.UnionWith(await holders.Of(group.Permission, area, group.Unit, ct));
        }

        var told = new List<PersonId>();
        foreach (var person in people.Where(p => p != by))
        {
            if (await callers.Of(person, ct) is { } caller && !caller.LeftOut.ContainsKey(matter.Value))
            {
                told.Add(person);
            }
        }

        await mail.Of(await db.Tell(told, key, words, clock.GetUtcNow(), ct), words.Number, ct);
    }
}
