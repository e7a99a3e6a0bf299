using System.Globalization;

namespace Gridwork.Kernel.Geo;

/// <summary>Where something is: a point in degrees of CGCS2000, to six decimals, a tenth of a metre.</summary>
public sealed record Spot
{
    private const int Decimals = 6;

    public required double Lon { get; init; }

    public required double Lat { get; init; }

    /// <summary>Refuses what lies nowhere in China, and a turned pair.</summary>
    public static Result<Spot> Of(double lon, double lat) =>
        ReadGround.NotHere(lon, lat) is { } elsewhere ? elsewhere : new Spot { Lon = Math.Round(lon, Decimals), Lat = Math.Round(lat, Decimals) };

    /// <summary>True to a thousandth within a county.</summary>
    public double MetresTo(Spot other)
    {
        var (x, y) = new LocalPlane(Lon, Lat).Metres(other.Lon, other.Lat);
        return Math.Sqrt((x * x) + (y * y));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lon:0.######}, {Lat:0.######}");
}
