using Gridwork.Matters.Messages.Deciding;
using Gridwork.Matters.Messages.SettingQuiet;
using Gridwork.Matters.Messages.SettingText;

namespace Gridwork.Matters.Messages;

internal static class MessagesSetup
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddOptions<MessageOptions>().BindConfiguration("Messages").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(MessageTexts.Kind);
        services.AddSingleton(QuietTime.Kind);
        services.AddScoped<SiteAddress>();
        services.AddScoped<MessageTexts>();
        services.AddScoped<QuietTime>();
        services.AddScoped<SendMessages>();
        services.AddScoped<DecideMessage>();
        services.AddScoped<SetMessageText>();
        services.AddScoped<SetQuietHours>();
    }
}
