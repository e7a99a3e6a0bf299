using Gridwork.Platform.Jobs;

namespace Gridwork.Matters.Telling;

internal static class TellingSetup
{
    public static IEnumerable<Errand> Errands =>
    [
        Errand.Of<MatterNews>((site, news, ct) => site.GetRequiredService<TellNews>().Run(news, ct)),
        Errand.Of<LegNews>((site, news, ct) => site.GetRequiredService<TellNews>().Run(news, ct)),
        Errand.Of<PrivacyNews>((site, news, ct) => site.GetRequiredService<TellNews>().Run(news, ct)),
        Errand.Of<AlarmNews>((site, news, ct) => site.GetRequiredService<TellNews>().Run(news, ct)),
    ];

    public static void AddTelling(this IServiceCollection services)
    {
        services.AddScoped<MailOfInbox>();
        services.AddScoped<TellDesk>();
        services.AddScoped<TellReporter>();
        services.AddScoped<TellNews>();
    }
}
