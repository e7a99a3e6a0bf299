namespace Gridwork.Kernel.Geo;

public sealed record GroundNotJson(long Line) : Problem.Invalid("ground.not-json", $"This is no GeoJSON: it breaks off at line {Line}.");

public sealed record GroundNoFeature() : Problem.Invalid("ground.no-feature", "There is no feature in it: a Feature or a FeatureCollection is needed.");

public sealed record GroundOtherCrs(string Named) : Problem.Invalid("ground.other-crs", $"It is drawn in {Named}; longitude and latitude of CGCS2000 are needed.");

public sealed record GroundNotPolygon(string Kind) : Problem.Invalid("ground.not-polygon", $"A {Kind} encloses nothing; a Polygon or MultiPolygon is needed.");

public sealed record GroundNotNumbers() : Problem.Invalid("ground.not-numbers", "A point is not two numbers: longitude, latitude.");

public sealed record GroundNotClosed() : Problem.Invalid("ground.not-closed", "A ring does not end where it begins, or has fewer than three corners.");

public sealed record GroundTurned(string Lon, string Lat) : Problem.Invalid("ground.turned", $"({Lat}, {Lon}) looks like latitude first; longitude comes first.");

public sealed record GroundNotChina(string Lon, string Lat) : Problem.Invalid("ground.not-china", $"({Lon}, {Lat}) is not longitude and latitude of a place in China.");

public sealed record GroundBroken(string Lon, string Lat) : Problem.Invalid("ground.broken", $"The line crosses or repeats itself near ({Lon}, {Lat}).");

public sealed record GroundTooThin() : Problem.Invalid("ground.too-thin", "Nothing is left of it once it is fitted to its neighbours.");

public sealed record GroundOverlaps(string Other, long SquareMetres) : Problem.Invalid("ground.overlaps", $"It overlaps {Other} by {SquareMetres} m².");

public sealed record GroundOutside(string Around, long SquareMetres) : Problem.Invalid("ground.outside", $"It lies outside {Around} with {SquareMetres} m².");
