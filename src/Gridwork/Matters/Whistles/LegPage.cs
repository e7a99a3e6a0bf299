using Gridwork.Kernel;

namespace Gridwork.Matters.Whistles;

/// <summary>The page of an act on a leg.</summary>
internal abstract class LegPage<TForm>(MatterShowing showing, LegAct act) : ActFrame<LegId, TForm>(showing)
    where TForm : class, IActForm, new()
{
    private readonly MatterShowing showing = showing;

    protected OfferedLegAct Offered => OfferedLegAct.Of(act);

    public override ActFace Face => new($"/legs/{Leg!.Id.Value}", Offered.Page, $"leg-{Offered.Page}", $"act.leg.{act}", Offered.Icon);

    public override int Version => Leg!.Version;

    protected override string Said => $"leg.done.{act}";

    protected override string Whither(LegId id) => $"/legs/{id.Value}";

    protected override Problem? Bars() => Leg!.Barred(act, Me) ?? Offered.Bars(Leg, Caller);

    protected override async Task<bool> Seek(LegId id, CancellationToken ct)
    {
        if (await showing.Find(id, Offered.Permission, ct) is not var (leg, matter))
        {
            return false;
        }

        (Leg, Shown) = (leg, matter);
        return true;
    }
}
