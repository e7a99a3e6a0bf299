namespace Gridwork.Platform.Tables;

internal static class TablesSetup
{
    public static void AddTables(this IServiceCollection services)
    {
        services.AddSingleton(typeof(KeptTables<,>));
        services.AddScoped(typeof(TablesInForce<,>));
        services.AddScoped<StoreTable>();
        services.AddScoped<DecideTable>();
    }
}
