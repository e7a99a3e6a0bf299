using Gridwork.Kernel;

namespace Gridwork.Areas.DrawingGround;

public sealed record GroundFileLarge(int Megabytes) : Problem.Invalid("ground.file-large", $"The file is larger than {Megabytes} MB.");

public sealed record GroundUnnamed() : Problem.Invalid("ground.unnamed", "It does not say which place it is.");

public sealed record GroundNoPlace(string Named) : Problem.Invalid("ground.no-place", $"No village or grid of yours is called '{Named}'.");

public sealed record GroundNameTwice(string Named) : Problem.Invalid("ground.name-twice", $"Several places are called '{Named}'; give the code.");

public sealed record GroundTwice(int First) : Problem.Invalid("ground.twice", $"Feature {First} draws the same place.");

public sealed record GroundDrawnSince(DateOnly Since) : Problem.Invalid("ground.drawn-since", $"It was drawn anew on {Days.Iso(Since)}; an earlier day comes too late.");

public sealed record GroundLeavesOut(string Inside, long SquareMetres) : Problem.Invalid("ground.leaves-out", $"{Inside} would lie outside it with {SquareMetres} m².");

public sealed record GroundFromLater(DateOnly From) : Problem.Invalid("ground.from-later", $"{Days.Iso(From)} has not come: a boundary is drawn from today or from an earlier day.");

public sealed record GroundHasFaults(int Count) : Problem.Invalid("ground.has-faults", $"{Count} features cannot be taken. Nothing was saved: boundaries are taken all or none.");

public sealed record GroundAlreadySo() : Problem.Conflict("ground.nothing-new", "All of it stands there already.");
