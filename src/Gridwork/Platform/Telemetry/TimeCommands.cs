using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gridwork.Platform.Telemetry;

/// <summary>How long each command of a site's database took, by what it does.</summary>
internal sealed class TimeCommands(string site) : DbCommandInterceptor
{
    private static readonly string[] Operations = ["SELECT", "INSERT", "UPDATE", "DELETE"];

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Seen(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(Seen(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Seen(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(Seen(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Seen(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        new(Seen(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Failed(command, eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Failed(command, eventData);
        return Task.CompletedTask;
    }

    private T Seen<T>(DbCommand command, CommandExecutedEventData eventData, T result)
    {
        Figures.Command(site, Operation(command), failed: false, eventData.StartTime, eventData.Duration);
        return result;
    }

    private void Failed(DbCommand command, CommandErrorEventData eventData) => Figures.Command(site, Operation(command), failed: true, eventData.StartTime, eventData.Duration);

    private static string Operation(DbCommand command)
    {
        var text = command.CommandText.AsSpan().TrimStart();
        foreach (var operation in Operations)
        {
            if (text.StartsWith(operation, StringComparison.OrdinalIgnoreCase))
            {
                return operation;
            }
        }

        return "OTHER";
    }
}
