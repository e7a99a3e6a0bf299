using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Parties;

public readonly record struct PartyId(Guid Value) : IId<PartyId>
{
    public static PartyId From(Guid value) => new(value);

    public static PartyId New() => new(RisingId.New());
}

/// <summary>A person who works here, or a unit, that a matter is about. For a person it is also each unit in which they served when they were named.</summary>
internal sealed class Party : IChangesSight
{
    private Party() { }

    public required PartyId Id { get; init; }

    public required MatterId Matter { get; init; }

    public required string Number { get; init; }

    public PersonId? Person { get; private init; }

    public UnitId? Unit { get; private init; }

    /// <summary>As it was that day.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Party Of(Matter matter, PersonId person, string name, DateTimeOffset at) =>
        new() { Id = PartyId.New(), Matter = matter.Id, Number = matter.Number, Person = person, Name = name, At = at };

    public static Party Of(Matter matter, UnitId unit, string name, DateTimeOffset at) =>
        new() { Id = PartyId.New(), Matter = matter.Id, Number = matter.Number, Unit = unit, Name = name, At = at };
}

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> party)
    {
        party.ToTable("parties");
        party.Property(p => p.Number).HasMaxLength(20);
        party.Property(p => p.Name).HasMaxLength(60);
        party.HasIndex(p => p.Matter);
        party.HasIndex(p => p.Person);
        party.HasIndex(p => p.Unit);
    }
}
