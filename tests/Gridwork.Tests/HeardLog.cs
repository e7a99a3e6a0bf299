using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gridwork.Tests;

/// <summary>Keeps every line of a host's log, with the text of what went wrong.</summary>
internal sealed class HeardLog : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(HeardLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            log.Lines.Enqueue((LogLevel.Trace, $"{category} {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(v => $"{v.Key}={v.Value}")) : "";
            log.Lines.Enqueue((logLevel, $"{category} {formatter(state, exception)} {values} {exception}"));
        }
    }
}
