namespace Gridwork.Matters;

/// <summary>To whom above the township a matter was handed, and on which paper.</summary>
public sealed record HandedTo(string To, string Paper, string ByName, DateTimeOffset At);
