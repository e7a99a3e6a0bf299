using Gridwork.Kernel;

namespace Gridwork.Matters;

public sealed record NoSuchMatter() : Problem.Missing("matter.missing", "No such matter in your area.");

/// <summary>Names who was there first: nearly always a colleague did the same thing a moment ago.</summary>
public sealed record ActNotAllowed(MatterAct Act, MatterState State, MatterAct LastAct, string LastBy, DateTimeOffset LastAt)
    : Problem.Conflict("matter.act-not-allowed", $"{LastBy} did {LastAct} at {LastAt:yyyy-MM-dd HH:mm}; a matter that is {State} cannot be {Act}.");

public sealed record ChangedMeanwhile(MatterAct LastAct, string LastBy, DateTimeOffset LastAt)
    : Problem.Conflict("matter.changed", $"{LastBy} did {LastAct} at {LastAt:yyyy-MM-dd HH:mm}, after you opened this page. Look again.");

public sealed record AlreadyReported(string Number)
    : Problem.Conflict("matter.already-reported", $"This form was already sent as {Number}, with other words. Send again to report another matter.");

public sealed record NotYourUnits() : Problem.Forbidden("matter.not-your-units", "Another unit has this matter.");

public sealed record OwnWork() : Problem.Forbidden("matter.own-work", "Whoever handled a matter cannot check it.");

public sealed record TextMissing(string Field) : Problem.Invalid("matter.text-missing", $"Write the {Field}.");

public sealed record TextTooLong(string Field, int Most, int Length)
    : Problem.Invalid("matter.text-too-long", $"The {Field} has {Length} characters; {Most} are allowed.");

public sealed record TextUnreadable(string Field)
    : Problem.Invalid("matter.text-unreadable", $"The {Field} holds characters that cannot be shown; write it again.");

public sealed record SaysNothing(string Field) : Problem.Invalid("matter.says-nothing", $"The {Field} must say what was done.");

public sealed record NoSuchPlace() : Problem.Invalid("matter.no-such-place", "Choose a village or a grid of this place.");

public sealed record NoSuchMain() : Problem.Invalid("matter.no-such-main", "Choose the matter that this one repeats, or write its number.");

public sealed record JoinedToItself() : Problem.Invalid("matter.joined-to-itself", "This is the number of the matter itself.");

public sealed record MainHasEnded(string Number) : Problem.Invalid("matter.main-has-ended", $"{Number} has ended or was joined to another; only an open matter takes in others.");

public sealed record OthersJoined(int Count) : Problem.Conflict("matter.others-joined", $"{Count} reports are joined to this one: join the other one to it, or separate them first.");

public sealed record NoPartyNamed() : Problem.Invalid("matter.no-party-named", "Choose the unit or the person that the matter is about.");

public sealed record PartyHasIt(string Unit) : Problem.Conflict("matter.party-has-it", $"{Unit} has the matter: take it back first.");

public sealed record UnitIsParty(string Unit) : Problem.Forbidden("matter.unit-is-party", $"The matter is about {Unit}, which cannot work on it.");

public sealed record PartiesNamed() : Problem.Conflict("matter.parties-named", "A matter that is about somebody is joined to none, and none to it.");

public sealed record PlaceMissing() : Problem.Invalid("matter.place-missing", "Say where it is, or that you do not know.");

public sealed record NoSuchCondition() : Problem.Invalid("matter.no-such-condition", "Choose a filing condition.");

public sealed record NoSuchChannel() : Problem.Invalid("matter.no-such-channel", "Choose where the matter belongs instead.");

public sealed record UnitServesElsewhere() : Problem.Invalid("matter.unit-serves-elsewhere", "Choose a unit that serves this place.");

public sealed record DueInThePast(DateTimeOffset Due) : Problem.Invalid("matter.due-in-past", "The due date must be later than now.");

public sealed record ClosingConditionNotMet() : Problem.Invalid("matter.closing-condition-not-met", "A matter is closed only when its closing condition is met; if not, send it back.");

public sealed record ContestedBefore() : Problem.Invalid("matter.contested-before", "This was contested once; the ruling stands, or is still to come.");

public sealed record PartyCannotRule() : Problem.Forbidden("matter.party-cannot-rule", "Whoever called, dispatched, contested or worked for the unit is a party and cannot rule; a third person does.");

public sealed record NothingContested() : Problem.Invalid("matter.nothing-contested", "The unit has not contested it.");

public sealed record ContestWaits(string Unit) : Problem.Conflict("matter.contest-waits", $"{Unit} contested it: take it back or let a third person rule first.");

public sealed record NoUnitHasIt() : Problem.Invalid("matter.no-unit", "No unit has this matter: there is nothing to take back or to contest.");

public sealed record NoClockRuns() : Problem.Invalid("matter.no-clock", "No term runs: it has not been dispatched yet, or is done.");

public sealed record DeadlinePassed(DateTimeOffset Due) : Problem.Invalid("matter.deadline-passed", "Only before the deadline, which has passed.");

public sealed record SuspendedBefore() : Problem.Invalid("matter.suspended-before", "A matter can be suspended once, and this one was.");

public sealed record LookAgainOutOfRange(DateOnly First, DateOnly Last)
    : Problem.Invalid("matter.look-again", $"Name the day to look at it again, from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}.");

public sealed record ClockStands() : Problem.Invalid("matter.clock-stands", "The term is paused already.");

public sealed record ClockRunsAlready() : Problem.Invalid("matter.clock-runs", "The term is not paused.");

public sealed record ExtensionAsked() : Problem.Conflict("matter.extension-asked", "An extension was asked for and waits for its decision.");

public sealed record ExtensionsUsed(int Most) : Problem.Invalid("matter.extensions-used", $"A term is extended {Most} times at most.");

public sealed record ExtensionTooLong(int Most) : Problem.Invalid("matter.extension-too-long", $"An extension is from 1 to {Most}: at most as long as the term itself.");

public sealed record NoExtensionAsked() : Problem.Invalid("matter.no-extension-asked", "No extension was asked for.");

public sealed record OwnRequest() : Problem.Forbidden("matter.own-request", "Whoever asked for an extension cannot decide it.");
