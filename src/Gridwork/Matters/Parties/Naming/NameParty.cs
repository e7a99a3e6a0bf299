using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Parties.Naming;

/// <summary>Says whom a matter is about. From the next request on it is left out for them and for their units, everywhere.</summary>
internal sealed class NameParty(GridworkDb db, MatterActs acts, PartiesOf parties, NamedParties all, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        public Guid? Unit { get; set; }

        public Guid? Person { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var named = await all.Of(form.Unit, form.Person, caller.Scope(Can.NameParties), ct);
        if (named.Count == 0)
        {
            return new NoPartyNamed();
        }

        var there = await parties.Of(id, ct);
        var names = string.Join(' ', named.Select(n => n.Name).Distinct(StringComparer.Ordinal));
        return await acts.Do(id, Can.NameParties, MatterAct.NameParty, form.Version, names, (matter, by) =>
        {
            if (matter.Main is not null)
            {
                return new PartiesNamed();
            }

            var refused = matter.NameParty(names, named.Where(n => n.Unit is not null).Select(n => n.Unit!.Value.Value).ToHashSet(), by);
            if (refused is null)
            {
                db.AddRange(named.Where(n => !there.Exists(p => p.Person == n.Person && p.Unit == n.Unit)).Select(n => n.Party(matter, by.At)));
            }

            return refused;
        }, ct);
    }
}
