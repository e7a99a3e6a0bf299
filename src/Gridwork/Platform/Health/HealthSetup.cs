using System.Data.Common;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Health;

internal static class HealthSetup
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton(_ => PaperFonts.OfThisMachine());
        services.AddScoped<MachineCheckup>();
        services.AddScoped<Checkup>();
    }

    /// <summary>For a proxy or a monitor: whether the site's database answers. Anyone may ask, so it says no more.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/health", async (GridworkDb db, CancellationToken ct) =>
    {
        try
        {
            await db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"").ToListAsync(ct);
            return Results.Json(new { status = "ok" });
        }
        catch (Exception away) when (away is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            return Results.Json(new { status = "database-away" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }).AllowAnonymous();
}
