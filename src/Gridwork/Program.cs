using Gridwork;
using Gridwork.Platform;
using Gridwork.Platform.Sites;

if (CommandLine.Find(App.Modules, args) is { } command)
{
    return await CommandLine.Run(App.Modules, command, args[command.Name.Split(' ').Length..], Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddGridwork(App.Modules);

await using var app = builder.Build();
app.UseGridwork(App.Modules);
await app.PrepareSites(App.Modules, demo: args.Contains("--demo", StringComparer.Ordinal), Console.Out);
await app.RunAsync();
return 0;

public sealed partial class Program;
