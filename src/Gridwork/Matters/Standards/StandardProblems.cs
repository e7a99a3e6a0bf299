using Gridwork.Kernel;

namespace Gridwork.Matters.Standards;

public sealed record StandardKindUnclear() : Problem.Invalid("standard.kind-unclear", "Its classes do not say whether the table is about occurrences or components. Say which.");

public sealed record RowCodeOdd() : Problem.Invalid("standard.row-code", "a class code that is no number of one or two digits");

public sealed record RowOtherName(string Class) : Problem.Invalid("standard.row-other-name", "its code already stands for another name");

public sealed record RowOtherUnits(string Class) : Problem.Invalid("standard.row-other-units", $"other units than the first row of {Class}");

public sealed record RowSame(string Condition) : Problem.Invalid("standard.row-same", $"the same words as {Condition}");
