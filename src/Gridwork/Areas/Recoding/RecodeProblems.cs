using Gridwork.Kernel;

namespace Gridwork.Areas.Recoding;

public sealed record CodeOdd(string Text) : Problem.Invalid("recode.code-odd", $"'{Text}' is no code: 2, 4, 6, 9 or 12 digits, 15 for a grid, 18 for a micro-grid.");

public sealed record NewPlaceUnnamed(AreaCode Place) : Problem.Invalid("recode.unnamed", $"{Place} follows no other place: write its name.");

public sealed record CodeOfOtherKind(AreaCode Old, AreaCode New) : Problem.Invalid("recode.other-kind", $"{Old} and {New} are of different levels; a village is followed by a village, a grid by a grid.");

public sealed record RootDivided(AreaCode Root) : Problem.Invalid("recode.root-divided", $"{Root} is the whole site; it is followed by one place.");

public sealed record CodeEndsItself(AreaCode Place, int Row) : Problem.Invalid("recode.ends-itself", $"{Place} lies in what ends by row {Row}. Do it in two steps.");

public sealed record CodeBearsName(AreaCode Place, string Name) : Problem.Conflict("recode.bears-name", $"{Place} is called {Name}.");

public sealed record CodeGiven(AreaCode Old, AreaCode Place) : Problem.Conflict("recode.given", $"{Old} would become {Place}, which is given already. Write a row of its own for it.");

public sealed record CodeOutside(AreaCode Place, AreaCode Root) : Problem.Invalid("recode.outside", $"{Place} does not lie in {Root}.");

public sealed record CodeWithoutParent(AreaCode Place) : Problem.Invalid("recode.no-parent", $"What {Place} would lie in is not there. Write a row for it too.");

public sealed record CodeDaysDiffer(DateOnly First) : Problem.Invalid("recode.days-differ", $"All rows of a table are from one day on; the first says {Days.Iso(First)}.");

public sealed record CodesFromLater(DateOnly From) : Problem.Conflict("recode.from-later", $"The codes change on {Days.Iso(From)}. Look as often as you like; take it in on that day or after.");

public sealed record RecodingOfWholeSite() : Problem.Forbidden("recode.whole-site", "Codes change for the whole site: only who keeps the places of all of it may do this.");
