using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gridwork.Platform.Exports;

/// <summary>
/// A table of the site as it is carried away: the same text from both databases. Moments are UTC (<c>2026-02-12T01:00:00.000000Z</c>), days
/// <c>2026-02-12</c>, yes and no <c>true</c> and <c>false</c>, bytes base64, nothing is an empty cell.
/// </summary>
internal sealed class ExportedTable
{
    /// <summary>Sign-ins, what the program makes anew, what waits to be done, and what nobody has sent: none of it is the site's record.</summary>
    public static readonly IReadOnlySet<string> LeftOut = new HashSet<string>(StringComparer.Ordinal)
    {
        "account_passkeys", "account_user_claims", "account_user_logins", "account_user_tokens", "second_factors", "sessions", "key_marks",
        "stamps", "search_docs", "search_marks", "outbox", "schedule", "taken_lists", "report_drafts",
    };

    /// <summary>What opens something, or stands for somebody's number.</summary>
    public static readonly IReadOnlySet<string> Secret = new HashSet<string>(StringComparer.Ordinal)
    {
        "accounts.password_hash", "accounts.security_stamp", "accounts.concurrency_stamp", "accounts.normalized_user_name", "accounts.normalized_email",
        "matters.query_code", "matters.subtasks", "reporters.sealed", "reporters.fingerprint", "reporters.key", "intake_keys.hash", "old_ledgers.sample",
    };

    private readonly List<(string Name, Type Type)> columns;
    private readonly string sql;

    private ExportedTable(ITable table)
    {
        Name = table.Name;
        columns = [.. table.Columns.Where(c => c.ComputedColumnSql is null && !Secret.Contains($"{table.Name}.{c.Name}"))
            .Select(c => (c.Name, Nullable.GetUnderlyingType(c.PropertyMappings[0].Property.ClrType) ?? c.PropertyMappings[0].Property.ClrType))];
        sql = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))} FROM \"{Name}\" ORDER BY {string.Join(", ", table.PrimaryKey!.Columns.Select(c => $"\"{c.Name}\""))}";
    }

    public string Name { get; }

    public IReadOnlyList<string> Heads => columns.ConvertAll(c => c.Name);

    public static IReadOnlyList<ExportedTable> All(DbContext db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(t => !LeftOut.Contains(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => new ExportedTable(t))];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(DbConnection site, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = site.CreateCommand();
#pragma warning disable CA2100 // Names of the model, nothing typed.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var cells = new string[columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = await rows.IsDBNullAsync(i, ct) ? "" : Text(rows.GetValue(i), columns[i].Type);
            }

            yield return cells;
        }
    }

    // SQLite knows texts, numbers and bytes alone.
    private static string Text(object value, Type type) => value switch
    {
        byte[] bytes => Convert.ToBase64String(bytes),
        bool yes => yes ? "true" : "false",
        long number when type == typeof(bool) => number != 0 ? "true" : "false",
        DateTime day when type == typeof(DateOnly) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => Moment(moment),
        string text when type == typeof(DateTimeOffset) || type == typeof(DateTime) => Moment(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        string text when Guid.TryParse(text, out var id) => id.ToString(),
        string[] all => string.Join(' ', all),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
