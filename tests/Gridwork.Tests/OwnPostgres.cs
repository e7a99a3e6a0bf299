using System.Diagnostics;
using Gridwork.Tests.Docs;

namespace Gridwork.Tests;

/// <summary>A PostgreSQL that a test may stop and start again as it likes. One per test class; it starts when it is first asked for.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"own-pg-{Guid.CreateVersion7():N}");

    public string Connection { get; private set; } = "";

    /// <summary>Skips the test where the programs of PostgreSQL are not installed.</summary>
    public async Task<OwnPostgres> Running()
    {
        TestDatabases.SkipWithout(TestDatabase.Postgres);
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "No PostgreSQL is installed here.");
        if (Connection == "")
        {
            await Resume();
        }

        return this;
    }

    public async Task Resume() => Connection = await Tool("start");

    public Task Pause() => Tool("pause");

    public async ValueTask DisposeAsync()
    {
        if (Connection != "")
        {
            await Tool("stop");
        }
    }

    // Its output goes to a file: the server inherits what we read from, and would hold it open.
    private async Task<string> Tool(string order)
    {
        var said = $"{folder}.said";
        using var tool = Process.Start(new ProcessStartInfo("bash", ["-c", $"tools/postgres {order} {folder} >{said} 2>&1 </dev/null"]) { WorkingDirectory = Documents.Root })!;
        await tool.WaitForExitAsync();
        var text = (await File.ReadAllTextAsync(said)).Trim();
        File.Delete(said);
        return tool.ExitCode == 0 ? text : throw new InvalidOperationException($"tools/postgres {order}: {text}");
    }
}
