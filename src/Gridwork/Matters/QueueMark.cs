using System.Globalization;

namespace Gridwork.Matters;

/// <summary>Where a page of a list ended that goes by the nearest deadline: the deadline and the id of its last row, as the address bears them.</summary>
internal static class QueueMark
{
    public static string Write(DateTimeOffset due, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{due.UtcTicks}_{id}");

    /// <summary>Null for what is no mark: the list begins at its beginning.</summary>
    public static (DateTimeOffset Due, Guid Id)? Read(string? mark) =>
        mark?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var last)
            ? (new DateTimeOffset(at, TimeSpan.Zero), last)
            : null;
}
