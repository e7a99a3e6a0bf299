using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Gridwork.Platform.Sites;

namespace Gridwork.Tests.Promises;

/// <summary>The built program in a process of its own, which can be killed.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    public static Process Start(Ground ground, StringBuilder told, string address = "http://127.0.0.1:0", string first = "--demo", params IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gridwork.dll"), first, "--urls", address])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GRIDWORK_VAR"] = ground.Folder.Root;
        start.Environment["GRIDWORK_DATABASE"] = ground.Postgres;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var program = Process.Start(start)!;
        Hear(program, told);
        return program;
    }

    public static void Hear(Process program, StringBuilder told)
    {
        DataReceivedEventHandler tell = (_, line) =>
        {
            lock (told)
            {
                told.AppendLine(line.Data);
            }
        };
        program.OutputDataReceived += tell;
        program.ErrorDataReceived += tell;
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
    }

    public static async Task Until(Func<Task<bool>> done, Process program, StringBuilder told)
    {
        var since = Stopwatch.StartNew();
        while (!await done())
        {
            if (program.HasExited || since.Elapsed > Patience)
            {
                await Kill(program);
                Assert.Fail($"It did not come up.\n{told}");
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public static string Address(StringBuilder told)
    {
        lock (told)
        {
            return told.ToString().Split('\n').Select(line => line.Split("Now listening on: ")).LastOrDefault(parts => parts.Length == 2)?[1].Trim() ?? "";
        }
    }

    public static async Task Kill(Process program)
    {
        program.Kill();
        await program.WaitForExitAsync();
    }
}
