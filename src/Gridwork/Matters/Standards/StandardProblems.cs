using Gridwork.Kernel;

namespace Gridwork.Matters.Standards;

public sealed record NoSuchStandard() : Problem.Missing("standard.missing", "There is no such version of the case standard.");

public sealed record StandardDecided(int Number, string By) : Problem.Conflict("standard.decided", $"{By} has decided on version {Number} already.");

public sealed record StandardChanged() : Problem.Conflict("standard.changed", "What you saw is no longer so. Look again at what is shown now.");

public sealed record StandardSameDay(int Number, DateOnly From) : Problem.Conflict("standard.same-day", $"Version {Number} begins on {From:yyyy-MM-dd} too. Choose a later day.");

public sealed record StandardNothingGood() : Problem.Invalid("standard.nothing-good", "No row of this table was understood, so there is nothing to take.");

public sealed record StandardBackdated(DateOnly From) : Problem.Invalid("standard.backdated", $"{From:yyyy-MM-dd} is past. Matters accepted stay as they were accepted: choose today or a later day.");

public sealed record StandardTooLong(int Most) : Problem.Invalid("standard.too-long", $"A table of more than {Most} rows is no case standard.");

public sealed record StandardKindUnclear() : Problem.Invalid("standard.kind-unclear", "Its classes do not say whether the table is about occurrences or components. Say which.");

public sealed record StandardNoFile() : Problem.Invalid("standard.no-file", "Choose a file.");

public sealed record RowEmpty(string Columns) : Problem.Invalid("standard.row-empty", $"empty: {Columns}");

public sealed record RowCodeOdd() : Problem.Invalid("standard.row-code", "a class code that is no number of one or two digits");

public sealed record RowTooLong(string Column, int Most) : Problem.Invalid("standard.row-too-long", $"{Column} is longer than {Most} characters");

public sealed record RowOtherName(string Class) : Problem.Invalid("standard.row-other-name", "its code already stands for another name");

public sealed record RowOtherUnits(string Class) : Problem.Invalid("standard.row-other-units", $"other units than the first row of {Class}");

public sealed record RowSame(string Condition) : Problem.Invalid("standard.row-same", $"the same words as {Condition}");
