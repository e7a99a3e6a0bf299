using Gridwork.Kernel;

namespace Gridwork.Platform.Tables;

public sealed record NoSuchTable() : Problem.Missing("table.missing", "There is no such version.");

public sealed record TableDecided(int Number, string By) : Problem.Conflict("table.decided", $"{By} has decided on version {Number} already.");

public sealed record TableChanged() : Problem.Conflict("table.changed", "What you saw is no longer so. Look again at what is shown now.");

public sealed record TableSameDay(int Number, DateOnly From) : Problem.Conflict("table.same-day", $"Version {Number} begins on {From:yyyy-MM-dd} too. Choose a later day.");

public sealed record TableNothingGood() : Problem.Invalid("table.nothing-good", "No row of this table was understood, so there is nothing to take.");

public sealed record TableBackdated(DateOnly From) : Problem.Invalid("table.backdated", $"{From:yyyy-MM-dd} is past. What was done stays as it was done: choose today or a later day.");

public sealed record TableTooLong(int Most) : Problem.Invalid("table.too-long", $"A table of more than {Most} rows is not read.");

public sealed record TableNoFile() : Problem.Invalid("table.no-file", "Choose a file.");

public sealed record RowEmpty(string Columns) : Problem.Invalid("table.row-empty", $"empty: {Columns}");

public sealed record RowTooLong(string Column, int Most) : Problem.Invalid("table.row-too-long", $"{Column} is longer than {Most} characters");
