using Gridwork.Kernel;

namespace Gridwork.Matters.OldLedgers;

public sealed record LedgerFieldMissing(LedgerField Field) : Problem.Invalid("ledger.field-missing", $"Say which column holds the {Field}.");

public sealed record LedgerColumnTwice(string Head) : Problem.Invalid("ledger.column-twice", $"The column '{Head}' is chosen for two things.");

public sealed record LedgerColumnGone(string Head) : Problem.Invalid("ledger.column-gone", $"The table has no column '{Head}'.");

public sealed record LedgerSaysNoEnd() : Problem.Invalid("ledger.no-end", "Choose the column of the state or that of the end: without either, all would count as open.");

public sealed record LedgerNotThere() : Problem.Missing("ledger.missing", "There is no such ledger of yours, or it has been dropped.");

public sealed record LedgerMoved() : Problem.Conflict("ledger.moved", "It was worked on a moment ago. Look again.");

public sealed record LedgerHasFaults(int Count) : Problem.Conflict("ledger.has-faults", $"{Count} rows cannot be taken. Mend the table, or say that they are left out.");

public sealed record LedgerAllKnown() : Problem.Conflict("ledger.all-known", "All that can be taken stands here already.");

public sealed record RowDayMissing(string Column) : Problem.Invalid("ledger.day-missing", $"Nothing stands in '{Column}'.");

public sealed record MomentOdd(string Text) : Problem.Invalid("ledger.moment-odd", $"'{Text}' is no day and no moment; write it like 2026-03-01 or 2026-03-01 09:30.");

public sealed record MomentOutside(string Text) : Problem.Invalid("ledger.moment-outside", $"'{Text}' is to come, or before 1990.");

public sealed record EndsBeforeReported(string Reported, string Ended) : Problem.Invalid("ledger.ends-before", $"It was reported {Reported} and cannot have ended {Ended}.");

public sealed record StateUnknown(string Word) : Problem.Invalid("ledger.state-unknown", $"'{Word}' is no state that is known: closed, void, not accepted, or open.");
