using Gridwork.Matters.Subtasks.Adding;
using Gridwork.Matters.Subtasks.AnsweringByLink;
using Gridwork.Matters.Subtasks.Dropping;
using Gridwork.Matters.Subtasks.GivingLink;
using Gridwork.Matters.Subtasks.Ticking;

namespace Gridwork.Matters.Subtasks;

internal static class SubtasksSetup
{
    public static void AddSubtasks(this IServiceCollection services)
    {
        services.AddScoped<AddSubtask>();
        services.AddScoped<TickSubtasks>();
        services.AddScoped<DropSubtask>();
        services.AddScoped<LinkSubtask>();
        services.AddScoped<AnswerByLink>();
    }
}
