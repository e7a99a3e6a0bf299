using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    public static bool operator >(UnitId a, UnitId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(UnitId a, UnitId b) => b > a;

    public static UnitId From(Guid value) => new(value);

    public static UnitId New() => new(RisingId.New());
}

public enum UnitKind { TownshipOffice, VillageCommittee, CountyDepartment, Firm }

/// <summary>An office, a committee, a department or a firm that does work here. It ends, but is never deleted: old papers name it.</summary>
public sealed class Unit : IInArea
{
    private Unit() { }

    public required UnitId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name in full, as papers need it.</summary>
    public required string LegalName { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>The area it serves.</summary>
    public AreaCode Area { get; private set; }

    public UnitId? Parent { get; private set; }

    public string Phone { get; private set; } = "";

    public DateOnly ValidFrom { get; private init; }

    /// <summary>Its last day; null while it stands.</summary>
    public DateOnly? ValidTo { get; private set; }

    public static Unit Of(UnitKind kind, string name, string legalName, AreaCode area, DateOnly from, string phone = "", UnitId? parent = null) => new()
    {
        Id = UnitId.New(),
        Name = name,
        LegalName = legalName,
        Kind = kind,
        Area = area,
        Parent = parent,
        Phone = phone,
        ValidFrom = from,
    };

    public bool ValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void Change(string phone, UnitId? parent) => (Phone, Parent) = (phone, parent);

    public void Move(AreaCode area) => Area = area;

    public Problem? Close(DateOnly lastDay)
    {
        if (ValidTo is { } ended && ended < lastDay)
        {
            return new UnitClosed(Name, ended);
        }

        if (lastDay < ValidFrom)
        {
            return new EndsBeforeItBegins(ValidFrom, lastDay);
        }

        ValidTo = lastDay;
        return null;
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units").HasKey(u => u.Id);
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Name).HasMaxLength(60);
        unit.Property(u => u.LegalName).HasMaxLength(120);
        unit.Property(u => u.Phone).HasMaxLength(40);
        unit.HasOne<Area>().WithMany().HasForeignKey(u => u.Area).OnDelete(DeleteBehavior.Restrict);
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.Parent).OnDelete(DeleteBehavior.Restrict);
        unit.HasIndex(u => u.Area);
    }
}
