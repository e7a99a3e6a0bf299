using System.Diagnostics;
using Gridwork.Tests.Docs;

namespace Gridwork.Tests;

/// <summary>The scripts in tools/, as a person runs them from the checkout.</summary>
internal static class Tools
{
    /// <summary>What it printed. Through a file: a server that it starts inherits what we read from, and would hold it open.</summary>
    public static async Task<string> Run(string order)
    {
        var said = Path.Combine(Path.GetTempPath(), $"said-{Guid.CreateVersion7():N}");
        using var tool = Process.Start(new ProcessStartInfo("bash", ["-c", $"tools/{order} >{said} 2>&1 </dev/null"]) { WorkingDirectory = Documents.Root })!;
        await tool.WaitForExitAsync();
        var text = (await File.ReadAllTextAsync(said)).Trim();
        File.Delete(said);
        return tool.ExitCode == 0 ? text : throw new InvalidOperationException($"tools/{order}: {text}");
    }
}
