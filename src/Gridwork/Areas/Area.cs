using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

public enum AreaKind { Province, City, County, Town, Village, Grid, MicroGrid }

/// <summary>A base grid is where people live; a dedicated one is a school, a market, an industrial zone, a large firm.</summary>
public enum GridKind { Base, Dedicated }

/// <summary>A province, city, county, township, village or grid, for as long as it bears its code. Codes are given once and never again.</summary>
public sealed class Area
{
    private readonly List<AreaName> _names = [];

    private Area() { }

    public required AreaCode Code { get; init; }

    /// <summary>Only of a grid or a micro-grid.</summary>
    public GridKind? GridKind { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    /// <summary>Its last day; null while it stands.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Every name it bore, each from its day on.</summary>
    public IReadOnlyList<AreaName> Names => _names;

    public AreaKind Kind => KindOf(Code);

    public static Area Of(AreaCode code, string name, DateOnly from, GridKind? grid = null)
    {
        if (grid is null == KindOf(code) is AreaKind.Grid or AreaKind.MicroGrid)
        {
            throw new ArgumentException($"{code}: grids have a kind of grid, and nothing else has.", nameof(grid));
        }

        var area = new Area { Code = code, GridKind = grid, ValidFrom = from };
        area._names.Add(new AreaName(from, name));
        return area;
    }

    public static AreaKind KindOf(AreaCode code) => code.Value.Length switch
    {
        2 => AreaKind.Province,
        4 => AreaKind.City,
        6 => AreaKind.County,
        9 => AreaKind.Town,
        12 => AreaKind.Village,
        15 => AreaKind.Grid,
        _ => AreaKind.MicroGrid,
    };

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The name of that day; before its first day, the first.</summary>
    public string NameOn(DateOnly day) => (_names.Where(n => n.From <= day).MaxBy(n => n.From) ?? _names.MinBy(n => n.From)!).Name;

    public Problem? Rename(string name, DateOnly from)
    {
        if (ValidTo is { } last)
        {
            return new AreaClosed(Code, last);
        }

        if (from < _names.Max(n => n.From))
        {
            return new NamedLater(Code, from);
        }

        _names.RemoveAll(n => n.From == from);
        _names.Add(new AreaName(from, name));
        return null;
    }

    /// <summary>Another code stands for it from that day on.</summary>
    public void EndBefore(DateOnly first) => ValidTo = first.AddDays(-1);

    public Problem? Close(DateOnly lastDay)
    {
        if (ValidTo is { } last)
        {
            return new AreaClosed(Code, last);
        }

        if (lastDay < ValidFrom)
        {
            return new EndsBeforeItBegins(ValidFrom, lastDay);
        }

        ValidTo = lastDay;
        return null;
    }
}

public sealed record AreaName(DateOnly From, string Name);

internal sealed class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.ToTable("areas").HasKey(a => a.Code);
        area.Ignore(a => a.Kind);
        area.Property(a => a.ValidFrom);
        area.OwnsMany(a => a.Names, name =>
        {
            name.ToTable("area_names").WithOwner().HasForeignKey("Area");
            name.HasKey("Area", nameof(AreaName.From));
            name.Property(n => n.Name).HasMaxLength(120);
        });
    }
}
