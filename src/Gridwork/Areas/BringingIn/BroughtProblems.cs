using Gridwork.Kernel;

namespace Gridwork.Areas.BringingIn;

public sealed record BroughtTooLarge(int Megabytes) : Problem.Invalid("brought.too-large", $"The file is larger than {Megabytes} MB. Divide it.");

public sealed record BroughtTooLong(int Most) : Problem.Invalid("brought.too-long", $"More than {Most} rows are not read at once. Divide the table.");

public sealed record BroughtHasFaults(int Count) : Problem.Conflict("brought.has-faults", $"{Count} rows cannot be taken; so nothing was. Mend the table and bring it again.");

public sealed record BroughtAlreadySo() : Problem.Conflict("brought.already-so", "All of this stands here already.");

public sealed record RowKindUnknown(string Kind) : Problem.Invalid("brought.kind-unknown", $"There is no kind of unit '{Kind}'.");

public sealed record RowPlaceUnknown(string Place) : Problem.Invalid("brought.place-unknown", $"No place '{Place}' in your area.");

public sealed record RowPlaceNotOne(string Place) : Problem.Invalid("brought.place-not-one", $"Several places are called '{Place}'; write the code.");

public sealed record RowUnitUnknown(string Unit) : Problem.Invalid("brought.unit-unknown", $"No unit '{Unit}' in your area, nor in an earlier row.");

public sealed record RowUnitNotOne(string Unit) : Problem.Invalid("brought.unit-not-one", $"Several units are called '{Unit}'; write the place as well.");

public sealed record RowDayOdd(string Day) : Problem.Invalid("brought.day-odd", $"'{Day}' is no day; write it like 2026-03-01.");

public sealed record RowTwice(int Row) : Problem.Invalid("brought.twice", $"The same stands in row {Row}.");

public sealed record RowUnitDiffers(string Name) : Problem.Conflict("brought.unit-differs", $"There is a unit '{Name}' there with another kind or full name; these are never changed.");

public sealed record RowNameDiffers(string User, string Name) : Problem.Conflict("brought.name-differs", $"Who signs in as {User} is called {Name}.");
