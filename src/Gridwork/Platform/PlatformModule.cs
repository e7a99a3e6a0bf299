using Gridwork.Platform.Backups;
using Gridwork.Platform.Certificates;
using Gridwork.Platform.Exports;
using Gridwork.Platform.Files;
using Gridwork.Platform.Health;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Layout;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Paper;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Sms;
using Gridwork.Platform.Tables;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;
using Keep = Gridwork.Platform.Jobs.Can;

namespace Gridwork.Platform;

internal sealed class PlatformModule : IModule
{
    public string Name => "Platform";

    public IEnumerable<string> Permissions => [Trail.Can.ReadTrail, Keep.KeepJobs, Settings.Can.KeepSettings, ListsOut.Can.TakeLists];

    public IReadOnlyDictionary<string, Administrator> Administrators { get; } = new Dictionary<string, Administrator>(StringComparer.Ordinal)
    {
        [Trail.Can.ReadTrail] = Administrator.Audit,
        [Keep.KeepJobs] = Administrator.System,
        [Settings.Can.KeepSettings] = Administrator.System,
    };

    public IEnumerable<MenuEntry> Menu =>
    [
        new("menu.audit", "menu.trail", "/trail", "file-text", Trail.Can.ReadTrail),
        new(DeskMenu.System, "menu.settings", "/settings", "check", Settings.Can.KeepSettings),
        new(DeskMenu.System, "menu.jobs", "/jobs", "clock", Keep.KeepJobs),
        new(DeskMenu.System, "menu.health", "/system-health", "circle-check", Keep.KeepJobs),
    ];

    public IEnumerable<Command> Commands =>
    [
        SitesCommand.List, TermCommand.Command, TrailCommand.Verify, BackupCommand.Command, RestoreCommand.Command, ExportCommand.Command, DoctorCommand.Command, KeysCommand.Rotate,
        CertCommand.Make, CertCommand.Use, CertCommand.Show,
    ];

    public IEnumerable<Job> Jobs =>
    [
        new("trail.seal", TimeSpan.FromSeconds(1), (site, ct) => site.GetRequiredService<SealTrail>().Run(ct)),
        new("backup", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<KeepBackups>().Run(ct)),
        new("certificate", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<MakeCertificate>().Renew(ct)),
        new("selftest", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<RunSelfTests>().Run(ct)),
        new("sessions.over", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<KeepSessions>().Clear(ct)),
        new("lists.remove", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<RemoveTakenLists>().Run(site.GetRequiredService<TimeProvider>().GetUtcNow(), ct)),
        new("statistics", TimeSpan.FromHours(6), (site, ct) => site.GetRequiredService<KeepStatistics>().Run(ct)),
        new("files.unsent", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<RemoveUnsent>().Run(ct)),
        new("errands", TimeSpan.FromSeconds(1), (site, ct) => site.GetRequiredService<DoErrands>().Run(ct)),
    ];

    public IEnumerable<Errand> Errands =>
    [
        Errand.Of<MailErrand>((site, mail, ct) => site.GetRequiredService<SendMail>().Run(mail, ct)),
        Errand.Of<ListErrand>((site, list, ct) => site.GetRequiredService<MakeList>().Run(list, MakeList.PageSize, ct), MakeList.Longest),
        Errand.Of<RootErrand>((site, root, ct) => site.GetRequiredService<MailRoot>().Run(root, ct)),
    ];

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapHealth();

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Leases>();
        services.AddSingleton(typeof(Lately<,>));
        services.AddSingleton(typeof(Stamped<>));
        services.AddSingleton<Wakes>();
        services.AddSingleton<SelfTestOutcomes>();
        services.AddScoped<RunSelfTests>();
        services.AddScoped<DoErrands>();
        services.AddScoped<ErrandReading>();
        services.AddScoped<KeepErrand>();
        services.AddMail();
        services.AddScoped<MailRoot>();
        services.AddScoped<PersonalInbox>();
        services.AddScoped<KeepMailWish>();
        services.AddSms();
        services.AddFiles();
        services.AddOptions<PaperOptions>().BindConfiguration("Paper");
        services.AddSingleton<PrintPaper>();
        services.AddBackups();
        services.AddScoped<ExportSite>();
        services.AddHealth();
        services.AddSettings();
        services.AddKeys();
        services.AddSiteTime();
        services.AddTables();
        services.AddSessions();
        services.AddSecondFactors();
        services.AddScoped<KeepStatistics>();
        services.AddScoped<SealTrail>();
        services.AddScoped<VerifyTrail>();
        services.AddScoped<TrailReading>();
        services.AddScoped<IListOut, TrailOut>();
        services.AddListsOut();
    }
}
