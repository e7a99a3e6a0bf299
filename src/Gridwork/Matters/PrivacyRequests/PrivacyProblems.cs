using Gridwork.Kernel;

namespace Gridwork.Matters.PrivacyRequests;

public sealed record NoSuchPrivacyRequest() : Problem.Missing("privacy.missing", "No such request in your area.");

public sealed record PrivacyAsked(string Number, DateTimeOffset Due) : Problem.Conflict("privacy.asked", $"{Number} asks for the same and waits for its answer.");

public sealed record NothingToErase() : Problem.Conflict("privacy.nothing", "No name and no number lie with this report.");

public sealed record CorrectionEmpty() : Problem.Invalid("privacy.correction-empty", "Write the name or the number that is to stand there.");

public sealed record PrivacyDecided(string By, DateTimeOffset At) : Problem.Conflict("privacy.decided", $"{By} has decided it.");

public sealed record PrivacyUndecided() : Problem.Invalid("privacy.undecided", "Say whether it is granted or refused.");
