using Gridwork.Matters.Accepting;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.AskingExtension;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Closing;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Contesting;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.DecidingExtension;
using Gridwork.Matters.Declining;
using Gridwork.Matters.Dispatching;
using Gridwork.Matters.Explaining;
using Gridwork.Matters.Following;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.ForceClosing;
using Gridwork.Matters.GettingBack;
using Gridwork.Matters.HandingOver;
using Gridwork.Matters.HandingUp;
using Gridwork.Matters.Handling;
using Gridwork.Matters.ImportingDuties;
using Gridwork.Matters.ImportingStandard;
using Gridwork.Matters.IntakeKeys;
using Gridwork.Matters.IntakeKeys.Sending;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Messages;
using Gridwork.Matters.OldLedgers;
using Gridwork.Matters.OpeningOriginal;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Parties.Clearing;
using Gridwork.Matters.Parties.Naming;
using Gridwork.Matters.PausingClock;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Matters.Queueing;
using Gridwork.Matters.Recoding;
using Gridwork.Matters.Reopening;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Reporting;
using Gridwork.Matters.Resuming;
using Gridwork.Matters.ResumingClock;
using Gridwork.Matters.Returning;
using Gridwork.Matters.Ruling;
using Gridwork.Matters.Searching;
using Gridwork.Matters.SendingBack;
using Gridwork.Matters.SendingToVerify;
using Gridwork.Matters.Separating;
using Gridwork.Matters.SettingLimits;
using Gridwork.Matters.SettlingAbove;
using Gridwork.Matters.Subtasks;
using Gridwork.Matters.Suspending;
using Gridwork.Matters.Taking;
using Gridwork.Matters.Telling;
using Gridwork.Matters.Twins;
using Gridwork.Matters.Verifying;
using Gridwork.Matters.Voiding;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Layout;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Terms;
using Gridwork.Platform;

namespace Gridwork.Matters;

internal sealed class MattersModule : IModule
{
    public string Name => "Matters";

    public IEnumerable<string> Permissions =>
        [Can.ReadMatters, Can.ReportMatters, Can.AcceptMatters, Can.DispatchMatters, Can.HandleMatters, Can.CheckMatters, Can.VerifyMatters, Can.ForceClose, Can.LeadUnit, Can.SeeOriginals,
         Can.Whistle, Can.HearWhistles, Can.Arbitrate, Can.OnDuty, Can.NameParties, Can.Above, Can.DecidePrivacy, Can.RevealReporters, Can.FollowUp, Can.KeepMessages, Can.ExplainSight, Can.BringLedgers, Can.KeepIntakeKeys];

    public IEnumerable<MenuEntry> Menu =>
    [
        new("menu.matters", "menu.queue", "/matters", "inbox", Can.ReadMatters),
        new("menu.matters", "menu.whistles", "/whistles", "speakerphone", Can.ReadMatters),
        new("menu.matters", "menu.follow-ups", "/follow-ups", "messages", Can.FollowUp),
        new("menu.matters", "menu.messages", "/messages", "send", Can.KeepMessages),
        new("menu.matters", "menu.reporters", "/reporters", "search", Can.RevealReporters),
        new("menu.matters", "menu.privacy", "/privacy-requests", "lock", Can.DecidePrivacy),
        new("menu.matters", "menu.notices", "/notices", "bell", Can.ReadMatters),
        new(DeskMenu.System, "menu.intake-keys", "/settings/intake-keys", "lock", Can.KeepIntakeKeys),
        new(DeskMenu.System, "menu.why", "/why", "eye", Can.ExplainSight),
        new("menu.matters", "menu.ledgers", "/ledgers", "file-text", Can.BringLedgers),
        new(DeskMenu.Inbox, "menu.inbox", "/inbox", "bell", Can.ReadMatters),
        new(DeskMenu.Search, "menu.find", "/find", "search", Can.ReadMatters),
        new("new", "menu.new-matter", "/matters/new", "plus", Can.ReportMatters),
    ];

    public IEnumerable<Job> Jobs =>
    [
        new("matters.alarms", TimeSpan.FromSeconds(10), (site, ct) => site.GetRequiredService<RingAlarms>().Run(ct)),
        new("legs.alarms", TimeSpan.FromSeconds(10), (site, ct) => site.GetRequiredService<RingLegs>().Run(ct)),
        new("matters.recount", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<RecountMatters>().Run(ct)),
        new("matters.free", TimeSpan.FromMinutes(10), (site, ct) => site.GetRequiredService<FreeMatters>().Run(ct)),
        new("messages.send", TimeSpan.FromSeconds(10), (site, ct) => site.GetRequiredService<SendMessages>().Run(ct)),
        LedgersSetup.Remove,
        new("search.index", TimeSpan.FromMinutes(10), (site, ct) => site.GetRequiredService<IndexOlder>().Run(ct)),
        new("reporters.erase", TimeSpan.FromHours(1), (site, ct) => site.GetRequiredService<EraseReporters>().Run(ct)),
    ];

    public IEnumerable<SelfTest> SelfTests =>
    [
        new(RehearseAlarms.Name, (site, ct) => site.GetRequiredService<RehearseAlarms>().Run(ct)),
    ];

    public IEnumerable<Errand> Errands =>
    [
        Errand.Of<RecountErrand>((site, _, ct) => site.GetRequiredService<RecountMatters>().Run(ct), TimeSpan.FromHours(1)),
        LedgersSetup.Errand,
        .. TellingSetup.Errands,
    ];

    public IEnumerable<Command> Commands => [CaseStandardCommand.Import, DutyListCommand.Import];

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapApi();

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Areas.Contracts.IUnitWork, MattersOfUnit>();
        services.AddScoped<Areas.Contracts.IMovesWithPlaces, RecodeMatters>();
        services.AddScoped<MattersOfPerson>();
        services.AddScoped<Areas.Contracts.IPersonWork>(site => site.GetRequiredService<MattersOfPerson>());
        services.AddScoped<FreeMatters>();
        services.AddExplaining();
        services.AddSingleton(_ => CaseStandard.Load());
        services.AddCaseStandards();
        services.AddDutyLists();
        services.AddSingleton(LimitSettings.Kind);
        services.AddScoped<SetLimit>();
        services.AddScoped<SiteClocks>();
        AddAlarms(services);
        services.AddScoped<MatterActs>();
        services.AddScoped<MatterShowing>();
        AddLists(services);
        services.AddReporting();
        services.AddLedgers();
        services.AddScoped<AcceptMatter>();
        services.AddScoped<DeclineMatter>();
        services.AddScoped<HandleMatter>();
        services.AddScoped<CloseMatter>();
        services.AddScoped<SendBackMatter>();
        services.AddScoped<MatterByCode>();
        services.AddScoped<FollowMatter>();
        services.AddScoped<OpenOriginal>();
        services.AddScoped<IMatterDesk, MatterDesk>();
        AddSideWays(services);
        AddJoining(services);
        services.AddReporters();
        services.AddWhistles();
        services.AddSubtasks();
        services.AddPrivacy();
        services.AddFollowUps();
        services.AddMessages();
        services.AddTelling();
        services.AddIntakeKeys();
    }

    private static void AddLists(IServiceCollection services)
    {
        services.AddScoped<MatterQueue>();
        services.AddScoped<IListOut, MattersOut>();
        services.AddSearching();
    }

    private static void AddJoining(IServiceCollection services)
    {
        services.AddScoped<FindTwins>();
        services.AddScoped<MembersOfMain>();
        services.AddScoped<JoinMatter>();
        services.AddScoped<SeparateMatter>();
        services.AddScoped<PartiesOf>();
        services.AddScoped<NamedParties>();
        services.AddScoped<NameParty>();
        services.AddScoped<ClearParties>();
        services.AddScoped<ILeaveOut>(site => site.GetRequiredService<PartiesOf>());
        services.AddComplaints();
    }

    private static void AddSideWays(IServiceCollection services)
    {
        services.AddScoped<DispatchMatter>();
        services.AddScoped<ReturnMatter>();
        services.AddScoped<TakeMatter>();
        services.AddScoped<ContestMatter>();
        services.AddScoped<RuleOnMatter>();
        services.AddScoped<HandUpMatter>();
        services.AddScoped<GetMatterBack>();
        services.AddScoped<SettleMatterAbove>();
        services.AddScoped<SendMatterToVerify>();
        services.AddScoped<VerifyMatter>();
        services.AddScoped<SuspendMatter>();
        services.AddScoped<ResumeMatter>();
        services.AddScoped<PauseMatterClock>();
        services.AddScoped<ResumeMatterClock>();
        services.AddScoped<AskForExtension>();
        services.AddScoped<DecideExtension>();
        services.AddScoped<VoidMatter>();
        services.AddScoped<ForceCloseMatter>();
        services.AddScoped<ReopenMatter>();
    }

    private static void AddAlarms(IServiceCollection services)
    {
        services.AddScoped<RingAlarms>();
        services.AddScoped<RehearseAlarms>();
        services.AddScoped<RecountMatters>();
        services.AddScoped<NoticeReading>();
        services.AddScoped<RunningClocks>();
        services.AddScoped<IMovedByTime, TimeOfMatters>();
        services.AddScoped<IHearWorkTimeChanged, TimeOfMatters>();
    }
}
