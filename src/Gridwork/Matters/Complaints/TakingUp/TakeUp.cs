using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Parties;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Complaints.TakingUp;

/// <summary>The level above says whom a held matter is about; from then on it goes its way, without them.</summary>
internal sealed class TakeUpMatter(GridworkDb db, MatterActs acts, PartiesOf parties, NamedParties all, ComplaintReading complaints, CaseStandard standard, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        public Guid? Unit { get; set; }

        public Guid? Person { get; set; }

        /// <summary>It is about nobody who works here.</summary>
        public bool Nobody { get; set; }

        [Required, StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var note = TypedText.Telling(form.Note, "note", standard.Hollow, 1000);
        if (!note.Ok)
        {
            return note.Problem;
        }

        var (named, there) = (await all.Of(form.Unit, form.Person, caller.Scope(Can.Above), ct), await parties.Of(id, ct));
        if (form.Nobody ? named.Count > 0 : named.Count + there.Count == 0)
        {
            return new NoPartyNamed();
        }

        var complaint = await complaints.Of(id, ct);
        return await acts.Do(id, Can.Above, MatterAct.TakeUp, form.Version, note.Value, (matter, by) =>
        {
            var refused = matter.TakeUp(note.Value, by);
            if (refused is null)
            {
                complaint?.TakeUp();
                db.RemoveRange(form.Nobody ? there : []);
                db.AddRange(named.Where(n => !there.Exists(p => p.Person == n.Person && p.Unit == n.Unit)).Select(n => n.Party(matter, by.At)));
            }

            return refused;
        }, ct);
    }
}
