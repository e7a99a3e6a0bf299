namespace Gridwork.Matters.Explaining;

internal static class ExplainingSetup
{
    public static void AddExplaining(this IServiceCollection services)
    {
        services.AddScoped<PageOfAddress>();
        services.AddScoped<PostsOfPerson>();
        services.AddScoped<WhyMatter>();
        services.AddScoped<ExplainSight>();
    }
}
