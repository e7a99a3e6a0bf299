using Gridwork.Kernel;

namespace Gridwork.Matters.Clocks;

/// <summary>What has clocks of its own: a matter, and each unit's leg of a whistle.</summary>
public interface IClocked : IInArea
{
    string Number { get; }

    bool Open { get; }

    MatterClocks Clocks { get; }

    DateTimeOffset NextAlarm { get; }

    /// <summary>By which calendar and hours the clocks were counted; null when none has run.</summary>
    string? TimeVersion { get; }

    /// <summary>Counts every running clock by another calendar or other hours; a deadline that moves leaves a line. False when none did.</summary>
    bool Recount(Actor by, Timing timing);
}
