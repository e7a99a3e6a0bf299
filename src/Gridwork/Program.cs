using Gridwork;
using Gridwork.Platform;
using Gridwork.Platform.Sites;

if (CommandLine.Find(App.Modules, args) is { } command)
{
    return await CommandLine.Run(App.Modules, command, args[command.Name.Split(' ').Length..], Console.Out, Console.Error);
}

var demo = args.Contains("--demo", StringComparer.Ordinal);
var builder = WebApplication.CreateBuilder([.. args.Where(a => a is not ("--demo" or "--empty"))]);
builder.AddGridwork(App.Modules);

await using var app = builder.Build();
app.ReadModelAhead();
app.UseGridwork(App.Modules);
if (!await app.PrepareSites(App.Modules, demo, Console.Out))
{
    return 1;
}

await app.RunAsync();
return 0;

public sealed partial class Program;
