using Gridwork.Kernel;

namespace Gridwork.Matters.IntakeKeys;

public sealed record NoSuchKey() : Problem.Missing("intake-key.missing", "No such key in your area.");

public sealed record KeyNamedSo(string Name) : Problem.Conflict("intake-key.named-so", $"A key in use is called {Name} already.");

public sealed record KeyEndedBefore(string By, DateTimeOffset At) : Problem.Conflict("intake-key.ended-before", $"{By} ended this key at {At:yyyy-MM-dd HH:mm}.");

public sealed record MostHourOutOfRange(int Most) : Problem.Invalid("intake-key.most-hour", $"Write a number from 1 to {Most}.");

public sealed record ChannelNotForKeys() : Problem.Invalid("intake-key.channel", "Choose by which way these reports come.");

/// <summary>Also when nothing was sent: who has no key learns nothing of keys.</summary>
public sealed record KeyUnknown() : Problem.Forbidden("intake.key-unknown", "Send the key as 'Authorization: Bearer KEY'. There is none, or this site does not know it.");

public sealed record KeyEnded(DateTimeOffset At) : Problem.Forbidden("intake.key-ended", $"This key was ended at {At:yyyy-MM-dd HH:mm}.");

public sealed record AreaNotOfKey(string Place) : Problem.Forbidden("intake.area", $"This key reports for {Place} and what lies in it.");

public sealed record NotJson() : Problem.Invalid("intake.not-json", "Send JSON, with 'Content-Type: application/json'.");

/// <param name="Where">In the JSON, as a path; empty for all of it.</param>
public sealed record JsonUnreadable(string Where, long Line) : Problem.Invalid("intake.json", $"The JSON cannot be read at line {Line} {Where}.");

public sealed record IdMissing() : Problem.Invalid("intake.id-missing", "Give each report an id of your own, a UUID: the same one sent again is the same report.");

public sealed record TooMuchSent(int Kilobytes) : Problem.Invalid("intake.too-large", $"A report has at most {Kilobytes} kB.");

public sealed record HalfASpot() : Problem.Invalid("intake.half-a-spot", "Send longitude and latitude, or neither.");

public sealed record TooManyByKey(int Most) : Problem.Invalid("intake.too-many", $"{Most} new reports came by this key within an hour. Wait, and send the same again.");
