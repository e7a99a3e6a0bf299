using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Accepting;
using Gridwork.Matters.Closing;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Declining;
using Gridwork.Matters.Dispatching;
using Gridwork.Matters.Following;
using Gridwork.Matters.Handling;
using Gridwork.Matters.Queueing;
using Gridwork.Matters.Reporting;
using Gridwork.Matters.Returning;
using Gridwork.Matters.SendingBack;
using Gridwork.Matters.Taking;
using Gridwork.Platform;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters;

internal sealed class MattersModule : IModule
{
    public string Name => "Matters";

    public IEnumerable<string> Permissions =>
        [Can.ReadMatters, Can.ReportMatters, Can.AcceptMatters, Can.DispatchMatters, Can.HandleMatters, Can.CheckMatters];

    public IEnumerable<MenuEntry> Menu =>
    [
        new("menu.matters", "menu.queue", "/matters", "inbox", Can.ReadMatters),
        new("new", "menu.new-matter", "/matters/new", "plus", Can.ReportMatters),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(_ => CaseStandard.Load());
        services.AddSingleton(_ => WorkTime.Usual);
        services.AddScoped<MatterActs>();
        services.AddScoped<MatterShowing>();
        services.AddScoped<MatterQueue>();
        services.AddScoped<ReportMatter>();
        services.AddScoped<AcceptMatter>();
        services.AddScoped<DeclineMatter>();
        services.AddScoped<DispatchMatter>();
        services.AddScoped<ReturnMatter>();
        services.AddScoped<TakeMatter>();
        services.AddScoped<HandleMatter>();
        services.AddScoped<CloseMatter>();
        services.AddScoped<SendBackMatter>();
        services.AddScoped<FollowMatter>();
        services.AddScoped<IMatterDesk, MatterDesk>();
    }
}
