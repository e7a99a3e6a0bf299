using System.Globalization;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Sheets;

/// <summary>One field of a table that is written: a text, a number or a moment.</summary>
public readonly record struct Cell
{
    public string Text { get; private init; }

    public decimal? Number { get; private init; }

    public DateTimeOffset? Moment { get; private init; }

    public static Cell Of(string? text) => new() { Text = text ?? "" };

    public static Cell Of(decimal number) => new() { Text = number.ToString(CultureInfo.InvariantCulture), Number = number };

    /// <summary>To the minute, in civil time.</summary>
    public static Cell Of(DateTimeOffset? moment) => moment is { } at ? new() { Text = CivilTime.Write(at), Moment = at } : Of("");

    public static implicit operator Cell(string? text) => Of(text);
}
