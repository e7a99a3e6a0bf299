namespace Gridwork.Platform;

/// <summary>An order of the command line. <paramref name="Name"/> may be two words: <c>areas find</c>.</summary>
/// <param name="Usage">What follows the name, for the help page.</param>
/// <param name="Run">Gets the arguments after the name; gives back the exit code: 0 done, 1 refused in words, 2 wrong usage.</param>
public sealed record Command(string Name, string Usage, string Says, Func<CommandArguments, Task<int>> Run);

/// <param name="Services">The program's services, made on first use; a command that needs no site never asks.</param>
public sealed record CommandArguments(IReadOnlyList<string> Words, TextWriter Out, TextWriter Error, Lazy<WebApplication> Services, CancellationToken Stop);

internal static class CommandLine
{
    /// <summary>The longest name that the arguments begin with; null when they name none, and the server is meant.</summary>
    public static Command? Find(IReadOnlyList<IModule> modules, string[] args) => All(modules)
        .Where(c => args.Take(c.Name.Split(' ').Length).SequenceEqual(c.Name.Split(' '), StringComparer.Ordinal))
        .MaxBy(c => c.Name.Length);

    public static IEnumerable<Command> All(IReadOnlyList<IModule> modules) => [Help(modules), .. modules.SelectMany(m => m.Commands)];

    public static async Task<int> Run(IReadOnlyList<IModule> modules, Command command, string[] words, TextWriter output, TextWriter error)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += async (_, pressed) =>
        {
            pressed.Cancel = true;
            await stop.CancelAsync();
        };
        var services = new Lazy<WebApplication>(() => Build(modules));
        try
        {
            return await command.Run(new CommandArguments(words, output, error, services, stop.Token));
        }
        finally
        {
            if (services.IsValueCreated)
            {
                await services.Value.DisposeAsync();
            }
        }
    }

    private static WebApplication Build(IReadOnlyList<IModule> modules)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.AddGridwork(modules);
        return builder.Build();
    }

    private static Command Help(IReadOnlyList<IModule> modules) => new("help", "", "lists the commands", async a =>
    {
        foreach (var c in All(modules).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            await a.Out.WriteLineAsync($"gridwork {c.Name} {c.Usage}\n    {c.Says}");
        }

        return 0;
    });
}
