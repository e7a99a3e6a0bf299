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

    private Task<string> Tool(string order) => Tools.Run($"postgres {order} {folder}");
}
