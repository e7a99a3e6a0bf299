using Gridwork.Kernel;

namespace Gridwork.Matters.DutyLists;

public sealed record NoSuchDuty() : Problem.Invalid("duties.missing", "The duty list in force has no such item. Choose again, or cite none.");

public sealed record DutyTakenBack(string Item, string Name, string Owner)
    : Problem.Invalid("duties.taken-back", $"{Item} {Name} was taken back by {Owner}: hand it to them.");

public sealed record RowListUnknown(string List) : Problem.Invalid("duties.row-list", $"no list is called {List}");

public sealed record RowCodeTwice(int Row) : Problem.Invalid("duties.row-twice", $"the code of row {Row}");
