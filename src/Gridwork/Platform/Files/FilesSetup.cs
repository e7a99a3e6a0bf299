namespace Gridwork.Platform.Files;

internal static class FilesSetup
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddScoped<FileStore>();
        services.AddScoped<AddPhotos>();
        services.AddScoped<PhotoShelf>();
        services.AddScoped<RemoveUnsent>();
    }
}
