using Gridwork.Kernel;

namespace Gridwork.Matters.FollowUps;

public sealed record MatterEnded() : Problem.Conflict("follow-up.ended", "It has ended; nothing can be added any more.");

public sealed record TooManyWords(int Most) : Problem.Invalid("follow-up.too-many", $"You have added to it {Most} times; call the office.");

public sealed record NotClosed() : Problem.Conflict("follow-up.not-closed", "How it went is asked when it has been accepted, done and closed.");

public sealed record AnswerTooLate(DateOnly Last) : Problem.Invalid("follow-up.too-late", $"It could be said until {Last:yyyy-MM-dd}. Report it anew.");

public sealed record ReopenedBefore() : Problem.Conflict("follow-up.reopened-before", "It began again at your word once before; a second time only the office begins it again.");

public sealed record NothingSaid() : Problem.Invalid("follow-up.nothing-said", "Say whether it is solved, or whether you are satisfied.");

public sealed record ReasonMissing() : Problem.Invalid("follow-up.reason-missing", "Say what is not solved.");

public sealed record HeardMeanwhile() : Problem.Conflict("follow-up.heard", "The reporter has answered already.");

public sealed record PartyCannotCall() : Problem.Forbidden("follow-up.party", "Whoever handled it, or is of a unit that did, does not ask how it went.");

public sealed record NobodyToCall() : Problem.Invalid("follow-up.no-phone", "No number was left, or its time was over.");

public sealed record CallAfterTooLong(int Answer) : Problem.Invalid("follow-up.call-after", $"Call before the {Answer} days are over.");
