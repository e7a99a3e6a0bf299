namespace Gridwork.Platform;

internal static class WordsSetup
{
    /// <summary>The book once, and for each request the <see cref="Words"/> of its language; outside a request the Chinese ones.</summary>
    public static void AddWords(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(s => WordBook.Read(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().Words(s.GetRequiredService<WordBook>()));
    }

    /// <summary>For what lives as long as the program and still speaks to one request.</summary>
    public static Words Words(this IHttpContextAccessor request, WordBook book) =>
        book.In(request.HttpContext is { } http ? Layout.Preferences.Of(http.Request).Language : WordBook.Chinese);
}
