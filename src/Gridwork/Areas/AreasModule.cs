using Gridwork.Areas.AddingPerson;
using Gridwork.Areas.BringingPeople;
using Gridwork.Areas.BringingUnits;
using Gridwork.Areas.ChangingRole;
using Gridwork.Areas.ChangingUnit;
using Gridwork.Areas.ClosingAccount;
using Gridwork.Areas.ClosingGrid;
using Gridwork.Areas.ClosingUnit;
using Gridwork.Areas.Demo;
using Gridwork.Areas.DrawingGround;
using Gridwork.Areas.EndingPost;
using Gridwork.Areas.FoundingSite;
using Gridwork.Areas.GivingLink;
using Gridwork.Areas.GivingPost;
using Gridwork.Areas.Leaving;
using Gridwork.Areas.NamingDeputy;
using Gridwork.Areas.OpeningGrid;
using Gridwork.Areas.OpeningUnit;
using Gridwork.Areas.Recoding;
using Gridwork.Areas.ReopeningAccount;
using Gridwork.Areas.SettingSliver;
using Gridwork.Areas.TakingSecondFactor;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas;

internal sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public IEnumerable<string> Permissions => [Can.ReadAreas, Can.ManageAreas, Can.ReadUnits, Can.ManagePosts, Can.ManageAccounts];

    public IReadOnlyDictionary<string, Administrator> Administrators { get; } = new Dictionary<string, Administrator>(StringComparer.Ordinal)
    {
        [Can.ManageAreas] = Administrator.System,
        [Can.ManagePosts] = Administrator.Security,
        [Can.ManageAccounts] = Administrator.Security,
    };

    public IEnumerable<MenuEntry> Menu =>
    [
        new("menu.ground", "menu.areas", "/areas", "map", Can.ReadAreas),
        new("menu.ground", "menu.units", "/units", "building-bank", Can.ReadUnits),
        new("menu.ground", "deputy.mine", "/me/posts", "user", Can.ReadUnits),
        new(DeskMenu.System, "menu.posts", "/posts", "users", Can.ManagePosts),
        new(DeskMenu.System, "menu.roles", "/roles", "lock", Can.ManagePosts),
        new(DeskMenu.System, "menu.accounts", "/accounts", "user", Can.ManageAccounts),
        new(DeskMenu.System, "menu.grids", "/grids", "map-pin", Can.ManageAreas),
    ];

    public IEnumerable<Job> Jobs => [new("areas.recode", MoveRows.Every, (site, ct) => site.GetRequiredService<MoveRows>().Run(ct))];

    public IEnumerable<Errand> Errands => [Errand.Of<HandOverErrand>((site, errand, ct) => site.GetRequiredService<LeaveWork>().Run(errand, ct))];

    public IEnumerable<Command> Commands => [National.FindAreas.Command, SiteCommand.Add, UserCommand.Add, UserCommand.Link];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Stamps>();
        services.AddScoped<StampChanges>();
        services.ConfigureDbContext<GridworkDb>((scope, options) => options.AddInterceptors(scope.GetRequiredService<StampChanges>()));
        services.AddScoped<AreaBooks>();
        services.AddScoped<UnitBooks>();
        services.AddHostedService<CheckRoles>();
        services.AddScoped<ICallerSource, CallerFromPosts>();
        services.AddScoped<Holders>();
        services.AddScoped<OpenUnit>();
        services.AddScoped<ChangeUnit>();
        services.AddScoped<CloseUnit>();
        services.AddScoped<OpenGrid>();
        services.AddScoped<CloseGrid>();
        services.AddSingleton(SliverWidth.Kind);
        services.AddScoped<SliverWidth>();
        services.AddScoped<SetSliver>();
        services.AddScoped<DrawGround>();
        services.AddScoped<Recode>();
        services.AddScoped<MoveRows>();
        services.AddSingleton<GridFinder.Known>();
        services.AddScoped<GridFinder>();
        services.AddScoped<GridFaces>();
        services.AddScoped<GroundPictures>();
        services.AddScoped<KeepAccount>();
        services.AddScoped<GiveLink>();
        services.AddScoped<CloseAccount>();
        services.AddScoped<ReopenAccount>();
        services.AddScoped<TakeSecondFactor>();
        services.AddScoped<AddPerson>();
        services.AddScoped<BringUnits>();
        services.AddScoped<BringPeople>();
        services.AddScoped<LinkTicket>();
        services.AddScoped<HandOutLinks>();
        services.AddSingleton<FoundSite>();
        AddPosts(services);
    }

    private static void AddPosts(IServiceCollection services)
    {
        services.AddScoped<GivePost>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<EndPost>();
        services.AddScoped<NameDeputy>();
        services.AddScoped<EndDeputy>();
        services.AddScoped<LeaveWork>();
    }

    public Task MakeDemo(IServiceProvider services, CancellationToken ct) => DemoSite.Make(services, ct);

    public IEnumerable<string> FirstScreen => DemoSite.SignIns;
}
