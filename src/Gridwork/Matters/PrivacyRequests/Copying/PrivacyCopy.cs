using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests.Copying;

/// <summary>All that is kept with one report about whoever made it, written line by line when it is fetched; no file is kept.</summary>
internal sealed class PrivacyCopy(GridworkDb db, SiteKeys keys, AreaBooks books, PhotoShelf photos, ReporterReading reporters, ComplaintReading complaints, FollowUpReading followUps, Words words)
{
    public async Task<string> Write(Matter matter, CancellationToken ct)
    {
        var text = new StringBuilder();
        void Line(string key, string? value) => text.Append(words[$"copy.{key}"]).Append('\t').Append((value ?? "").ReplaceLineEndings(" ")).Append('\n');

        Line("number", matter.Number);
        Line("at", CivilTime.Write(matter.ReportedAt));
        Line("channel", words.Of(matter.Channel));
        Line("place", $"{(await books.Today(ct)).FullName(matter.Area)} {matter.PlaceWords}".Trim());
        Line("text", matter.Text);
        if (await complaints.Of(matter.Id, ct) is { } complaint)
        {
            Line("about", $"{complaint.UnitName} {complaint.Words}".Trim());
        }

        await Contact(matter, Line, ct);
        foreach (var photo in (await photos.Kept(matter.Id.Value, ct)).Where(p => p.Of is PhotoOf.Report))
        {
            Line("photo", $"{CivilTime.Write(photo.At)} SHA-256 {photo.Hash}");
        }

        foreach (var said in matter.History.Where(l => l.Act is MatterAct.AddWords or MatterAct.NotSolved))
        {
            Line("said", $"{CivilTime.Write(said.At)} {said.Note}");
        }

        await Others(matter, Line, ct);
        return text.ToString();
    }

    private async Task Contact(Matter matter, Action<string, string?> line, CancellationToken ct)
    {
        // Everywhere, here and below: of the matter whose code was given.
        if (await db.Everywhere<Reporter>().AsNoTracking().SingleOrDefaultAsync(r => r.Matter == matter.Id, ct) is not { } reporter)
        {
            line("contact", words["copy.none"]);
            return;
        }

        var contact = await keys.Open(ct) is { Ok: true, Value: var ring } ? reporter.Open(ring) : null;
        line("name", contact is null ? words["copy.sealed"] : contact.Name);
        line("phone", contact is null ? words["copy.sealed"] : contact.Phone);
        line("answer-by", contact is null ? words["copy.sealed"] : words.Of(contact.Answer));
    }

    private async Task Others(Matter matter, Action<string, string?> line, CancellationToken ct)
    {
        foreach (var heard in await followUps.All(matter.Id, ct))
        {
            line("heard", $"{CivilTime.Write(heard.ClosedAt)} {(heard.Solved is { } solved ? words[solved ? "follow-up.solved" : "follow-up.not-solved"] : "")} {(heard.Satisfied is { } satisfied ? words.Of(satisfied) : "")} {heard.Reason}".TrimEnd());
        }

        foreach (var look in await reporters.Looks(matter.Id, ct))
        {
            line("look", $"{CivilTime.Write(look.At)} {look.Place} {(words.Language == "en" ? look.RoleEn : look.RoleZh)} {look.Purpose}");
        }

        foreach (var message in await db.Everywhere<Message>().AsNoTracking().Where(m => m.Matter == matter.Id).OrderBy(m => m.Id).ToListAsync(ct))
        {
            line("message", $"{CivilTime.Write(message.Since)} {message.Text}");
        }

        foreach (var asked in await db.Everywhere<PrivacyRequest>().AsNoTracking().Where(r => r.Matter == matter.Id).OrderBy(r => r.Id).ToListAsync(ct))
        {
            line("request", $"{asked.Number} {words.Of(asked.Kind)} {words.Of(asked.State)} {asked.Note}".TrimEnd());
        }
    }
}
