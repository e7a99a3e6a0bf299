using Gridwork.Matters.Whistles.Acknowledging;
using Gridwork.Matters.Whistles.Answering;
using Gridwork.Matters.Whistles.Arriving;
using Gridwork.Matters.Whistles.Calling;
using Gridwork.Matters.Whistles.Contesting;
using Gridwork.Matters.Whistles.Figures;
using Gridwork.Matters.Whistles.Judging;
using Gridwork.Matters.Whistles.Listing;
using Gridwork.Matters.Whistles.PassingOn;
using Gridwork.Matters.Whistles.Raising;
using Gridwork.Matters.Whistles.Rating;
using Gridwork.Matters.Whistles.Reassigning;
using Gridwork.Matters.Whistles.RejectingAnswer;
using Gridwork.Matters.Whistles.Ruling;
using Gridwork.Matters.Whistles.SeeingArrival;
using Gridwork.Matters.Whistles.Settling;
using Gridwork.Matters.Whistles.SummingUp;
using Gridwork.Matters.Whistles.Waiving;
using Gridwork.Matters.Whistles.Withdrawing;
using Gridwork.Platform.ListsOut;

namespace Gridwork.Matters.Whistles;

internal static class WhistlesSetup
{
    public static void AddWhistles(this IServiceCollection services)
    {
        services.AddScoped<LegActs>();
        services.AddScoped<LegQueue>();
        services.AddScoped<LegFigures>();
        services.AddScoped<IListOut, WhistlesOut>();
        services.AddScoped<RingLegs>();
        services.AddScoped<CallUnits>();
        services.AddScoped<SumUpMatter>();
        services.AddScoped<RaiseWhistle>();
        services.AddScoped<PassOnWhistle>();
        services.AddScoped<SettleWhistle>();
        services.AddScoped<AcknowledgeLeg>();
        services.AddScoped<ContestLeg>();
        services.AddScoped<RuleOnContest>();
        services.AddScoped<ArriveOnSite>();
        services.AddScoped<SeeArrival>();
        services.AddScoped<AnswerLeg>();
        services.AddScoped<RejectAnswer>();
        services.AddScoped<RateLeg>();
        services.AddScoped<JudgeWhistle>();
        services.AddScoped<ReassignLeg>();
        services.AddScoped<WithdrawLeg>();
        services.AddScoped<WaiveLeg>();
    }
}
