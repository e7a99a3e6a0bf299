using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Gridwork.Areas;

/// <summary>The line around a village or a grid, from a day to a day, in degrees of CGCS2000.</summary>
public sealed class Boundary : IInArea
{
    private Boundary() { }

    public required AreaCode Area { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day; null while it stands.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Well-known binary, longitude before latitude.</summary>
    public byte[] Wkb { get; private set; } = [];

    public long SquareMetres { get; private set; }

    public Geometry Shape => new WKBReader(new NetTopologySuite.NtsGeometryServices(ReadGround.Shapes.PrecisionModel, ReadGround.Shapes.SRID)).Read(Wkb);

    public static Boundary Of(AreaCode area, Geometry shape, DateOnly from)
    {
        var boundary = new Boundary { Area = area, ValidFrom = from };
        boundary.Redraw(shape);
        return boundary;
    }

    /// <summary>On its first day, another line in its place: the one before stood for no day.</summary>
    public void Redraw(Geometry shape) => (Wkb, SquareMetres) = (shape.AsBinary(), (long)Math.Round(Ellipsoid.SquareMetres(shape)));

    public void End(DateOnly lastDay) => ValidTo = lastDay;
}

internal sealed class BoundaryMapping : IEntityTypeConfiguration<Boundary>
{
    public void Configure(EntityTypeBuilder<Boundary> boundary)
    {
        boundary.ToTable("boundaries").HasKey(b => new { b.Area, b.ValidFrom });
        boundary.Ignore(b => b.Shape);
        boundary.HasOne<Area>().WithMany().HasForeignKey(b => b.Area).OnDelete(DeleteBehavior.Restrict);
        boundary.HasIndex(b => b.Area).HasFilter("valid_to IS NULL");
    }
}
