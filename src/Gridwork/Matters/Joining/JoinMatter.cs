using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Twins;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Joining;

/// <summary>Joins a report to the open matter that it repeats, chosen from those that look alike or named by its number.</summary>
internal sealed class JoinMatter(GridworkDb db, MatterActs acts, FindTwins twins, MembersOfMain members, PartiesOf parties, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        public Guid? Main { get; set; }

        /// <summary>Instead of a choice.</summary>
        [StringLength(20)]
        public string? Number { get; set; }
    }

    public Task<IReadOnlyList<Twin>> Choices(Matter matter, CancellationToken ct) =>
        twins.Run(db.Matters(caller), new Told(matter.Text, matter.PlaceWords, matter.Area, matter.Id, matter.Spot), alike: false, ct);

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (await Main(form, ct) is not { } main)
        {
            return new NoSuchMain();
        }

        if (await parties.Any(id, ct) || await parties.Any(main.Id, ct))
        {
            return new PartiesNamed();
        }

        var joined = await members.Count(id, ct);
        return await acts.Do(id, Can.AcceptMatters, MatterAct.Join, form.Version, main.Number, (matter, by) => matter.Join(main, joined, by), ct);
    }

    private async Task<Matter?> Main(Form form, CancellationToken ct)
    {
        var all = db.Matters(caller).AsNoTracking();
        var number = (form.Number ?? "").Trim();
        return form.Main is { } chosen && number.Length == 0 ? await all.SingleOrDefaultAsync(m => m.Id == new MatterId(chosen), ct)
            : await all.SingleOrDefaultAsync(m => m.Number == number, ct);
    }
}
