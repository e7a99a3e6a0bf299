using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>Somebody who left a name and a number, and the clerk who may open them.</summary>
internal static class ReporterTown
{
    public const string Name = "乔满仓";
    public const string Phone = "13800131234";

    public static readonly string[] Walk = [Can.ReadMatters, Can.ReportMatters, Can.AcceptMatters];

    public static Task<Result<Receipt>> Report(Town town, string phone = Phone, Guid? form = null) => town.Scope(
        s => s.GetRequiredService<IMatterDesk>().Report(
            new Report(form ?? Guid.CreateVersion7(), "路灯不亮三天了", null, "", PlaceUnknown: true, new ContactFields { Name = Name, Phone = phone, Answer = AnswerBy.Phone }), default),
        Caller.Public);

    public static Task<int> Attach(Town town, Matter matter) => town.Scope(async s =>
    {
        var db = s.GetRequiredService<GridworkDb>();
        var contact = Contact.Read(new ContactFields { Name = Name, Phone = Phone }).Value!;
        db.AddRange((await s.GetRequiredService<KeepReporter>().Seal(matter, contact, default)).Value!);
        return await db.SaveChangesAsync();
    });

    /// <summary>A clerk with a real post, in a site with its roles and accounts.</summary>
    public static async Task<(Town Town, Browser Clerk)> WithClerk(TownHost host, TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        var account = await town.Db(db => db.Users.Where(u => u.UserName == "shouli").Select(u => u.Id).SingleAsync());
        return (town, town.As(new PersonId(account), MatterTown.TownCode, [], [.. Walk, Can.RevealReporters]));
    }
}
