using Gridwork.Platform.Jobs;

namespace Gridwork.Matters.OldLedgers;

internal static class LedgersSetup
{
    public static readonly Errand Errand = Errand.Of<LedgerErrand>((site, errand, ct) => site.GetRequiredService<ReadLedger>().Run(errand, ct), ReadLedger.Longest);

    public static readonly Job Remove = new("ledgers.remove", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<RemoveLedgers>().Run(ct));

    public static void AddLedgers(this IServiceCollection services)
    {
        services.AddScoped<BringLedger>();
        services.AddScoped<DecideLedger>();
        services.AddScoped<ReadLedger>();
        services.AddScoped<TakeRows>();
        services.AddScoped<RemoveLedgers>();
    }
}
