using Gridwork.Matters.Complaints.TakingUp;
using Gridwork.Platform.SignIn;

namespace Gridwork.Matters.Complaints;

internal static class ComplaintsSetup
{
    public static void AddComplaints(this IServiceCollection services)
    {
        services.AddScoped<AboutWhom>();
        services.AddScoped<ComplaintReading>();
        services.AddScoped<ILeaveOut>(site => site.GetRequiredService<ComplaintReading>());
        services.AddScoped<TakeUpMatter>();
    }
}
