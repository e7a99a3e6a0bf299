using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>绵山镇 with two villages, two units and one person for each part of the walk.</summary>
public sealed class MatterTown
{
    public const string TownCode = "140781105";
    public const string Village = "140781105204";
    public const string OtherVillage = "140781105205";

    private MatterTown(Town town, Unit works, Unit police) => (Town, Works, Police) = (town, works, police);

    public Town Town { get; }

    public Unit Works { get; }

    public Unit Police { get; }

    public static async Task<MatterTown> In(Town town)
    {
        var from = new DateOnly(2026, 1, 1);
        foreach (var (code, name) in new[] { (TownCode, "绵山镇"), (Village, "西内封村村民委员会"), (OtherVillage, "东内封村村民委员会") })
        {
            await town.Given(Area.Of(AreaCode.Of(code), name, from));
        }

        var works = await town.Given(Unit.Of(UnitKind.TownshipOffice, "村镇建设办", "介休市绵山镇村镇建设办公室", AreaCode.Of(TownCode), from));
        var police = await town.Given(Unit.Of(UnitKind.TownshipOffice, "执法队", "介休市绵山镇综合行政执法队", AreaCode.Of(TownCode), from));
        return new MatterTown(town, works, police);
    }

    public Browser Intake => Town.As(TownCode, Can.ReadMatters, Can.ReportMatters, Can.AcceptMatters);

    public Browser Dispatcher => Town.As(TownCode, Can.ReadMatters, Can.DispatchMatters);

    public Browser Worker => Town.As(TownCode, [Works.Id.Value], Can.ReadMatters, Can.HandleMatters);

    /// <summary>Of the other unit.</summary>
    public Browser Officer => Town.As(TownCode, [Police.Id.Value], Can.ReadMatters, Can.HandleMatters);

    public Browser Whistler => Town.As(TownCode, Can.ReadMatters, Can.DispatchMatters, Can.Whistle);

    public Browser Arbiter => Town.As(TownCode, Can.ReadMatters, Can.Arbitrate);

    public Browser GridHead => Town.As(TownCode, Can.ReadMatters, Can.VerifyMatters, Can.HearWhistles);

    public Browser Leader => Town.As(TownCode, Can.ReadMatters, Can.ForceClose);

    public Browser GridWorker => Town.As(TownCode, Can.ReadMatters, Can.ReportMatters, Can.VerifyMatters);

    public Browser Checker => Town.As(TownCode, Can.ReadMatters, Can.CheckMatters);

    /// <summary>The one person of a small office who may do everything.</summary>
    public Browser Everyman(PersonId person) => Town.As(person, TownCode, [Works.Id.Value],
        Can.ReadMatters, Can.ReportMatters, Can.AcceptMatters, Can.DispatchMatters, Can.HandleMatters, Can.CheckMatters);

    public Task<Matter> Given(MatterBuilder matter) => Town.Given(matter.Build());

    public Task<Matter> Now(MatterId id) => Town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == id));

    public Task<Result<Receipt>> Report(Guid id, string text, string? place = Village) =>
        Town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(new Report(id, text, place, "", PlaceUnknown: place is null), default), Caller.Public);

    public static string Page(Matter matter, string act) => $"/matters/{matter.Id.Value}/{act}";
}
