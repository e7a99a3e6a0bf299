using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Keys;

internal static class KeysCommand
{
    public static readonly Command Rotate = new("keys rotate", "[--site CODE]", "makes a new key and seals everything again with it; run again, it goes on where it was stopped", async arguments =>
    {
        var (words, _) = CommandWords.Of(arguments.Words);
        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System("keys rotate");
            var done = await scope.ServiceProvider.GetRequiredService<RotateKeys>().Run(arguments.Stop);
            if (!done.Ok)
            {
                await arguments.Error.WriteLineAsync(words.Of(done.Problem));
                return 1;
            }

            await arguments.Out.WriteLineAsync(words[done.Value.WentOn ? "keys.went-on" : "keys.rotated", ("key", done.Value.Key), ("rows", done.Value.Rows)]);
            return 0;
        }
    });
}

internal static class KeysSetup
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyStore>();
        services.AddScoped<SiteKeys>();
        services.AddScoped<RotateKeys>();
    }
}
