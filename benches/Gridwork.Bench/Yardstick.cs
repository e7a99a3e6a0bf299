using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Gridwork.Bench;

/// <summary>pgbench on the same server: the least that a report costs there.</summary>
internal static class Yardstick
{
    private const string Tables = """
        DROP TABLE IF EXISTS public.yard_events, public.yard_matters;
        CREATE TABLE public.yard_matters (id uuid PRIMARY KEY, at timestamptz NOT NULL, body text NOT NULL);
        CREATE TABLE public.yard_events (id uuid PRIMARY KEY, matter uuid NOT NULL, at timestamptz NOT NULL, act text NOT NULL);
        """;

    private const string Act = """
        BEGIN;
        INSERT INTO public.yard_matters VALUES (gen_random_uuid(), now(), repeat('x', 380));
        INSERT INTO public.yard_events VALUES (gen_random_uuid(), gen_random_uuid(), now(), 'Report');
        COMMIT;
        """;

    private const int Seconds = 8;

    /// <summary>Transactions a second.</summary>
    public static async Task<double> Run(string server)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using (var tables = new NpgsqlCommand(Tables, connection))
        {
            await tables.ExecuteNonQueryAsync();
        }

        var (script, at) = (Path.GetTempFileName(), new NpgsqlConnectionStringBuilder(server));
        await File.WriteAllTextAsync(script, Act);
        var start = new ProcessStartInfo(Program(), ["-n", "-M", "prepared", "-c", $"{Load.Clients}", "-j", "2", "-T", $"{Seconds}", "-f", script, "-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, at.Database!])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        var told = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        File.Delete(script);
        var line = told.Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"pgbench: {told}{await run.StandardError.ReadToEndAsync()}");
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private static string Program() => Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
}
