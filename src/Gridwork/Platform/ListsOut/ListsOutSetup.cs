namespace Gridwork.Platform.ListsOut;

internal static class ListsOutSetup
{
    public static void AddListsOut(this IServiceCollection services)
    {
        services.AddScoped<AskForList>();
        services.AddScoped<MakeList>();
        services.AddScoped<FetchList>();
        services.AddScoped<RemoveTakenLists>();
    }
}
