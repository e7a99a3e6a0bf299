using Gridwork.Matters.FollowUps.AddingWords;
using Gridwork.Matters.FollowUps.Answering;
using Gridwork.Matters.FollowUps.Calling;
using Gridwork.Matters.FollowUps.Figures;
using Gridwork.Matters.FollowUps.Listing;
using Gridwork.Matters.FollowUps.SettingTerms;

namespace Gridwork.Matters.FollowUps;

internal static class FollowUpsSetup
{
    public static void AddFollowUps(this IServiceCollection services)
    {
        services.AddSingleton(FollowUpTerms.Kind);
        services.AddScoped<FollowUpTerms>();
        services.AddScoped<FollowUpReading>();
        services.AddScoped<AddWords>();
        services.AddScoped<AnswerFollowUp>();
        services.AddScoped<CallBack>();
        services.AddScoped<CallList>();
        services.AddScoped<FollowUpFigures>();
        services.AddScoped<SetFollowUpTerms>();
    }
}
