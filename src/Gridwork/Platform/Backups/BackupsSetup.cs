namespace Gridwork.Platform.Backups;

internal static class BackupsSetup
{
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindConfiguration("Backup").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BackupPlace>();
        services.AddSingleton<TakeBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddScoped<KeepBackups>();
    }
}
