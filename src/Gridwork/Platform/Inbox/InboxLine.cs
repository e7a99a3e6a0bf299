using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Inbox;

public readonly record struct InboxLineId(Guid Value) : IId<InboxLineId>
{
    public static InboxLineId From(Guid value) => new(value);

    public static InboxLineId New() => new(RisingId.New());

    // For the next page of a list only.
    public static bool operator >(InboxLineId a, InboxLineId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(InboxLineId a, InboxLineId b) => a.Value.CompareTo(b.Value) < 0;
}

/// <summary>What a line says: <c>inbox.WORD</c> with these facts filled in, in the language of whoever reads it.</summary>
/// <param name="Address">Where it leads.</param>
public sealed record InboxWords(string Word, string Number, string Title, string Address, string? Unit = null, DateTimeOffset? Due = null, string? Note = null);

/// <summary>Something that one person of the desk is told.</summary>
public sealed class InboxLine
{
    private const int MostNote = 200;

    private InboxLine() { }

    public required InboxLineId Id { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>What it tells of: the same is told once to a person, however often somebody tries.</summary>
    public required string Key { get; init; }

    public required string Word { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public string? Unit { get; private init; }

    public DateTimeOffset? Due { get; private init; }

    public string? Note { get; private init; }

    public required string Address { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public static InboxLine For(PersonId person, string key, InboxWords words, DateTimeOffset at) => new()
    {
        Id = InboxLineId.New(),
        Person = person,
        Key = key,
        Word = words.Word,
        Number = words.Number,
        Title = words.Title,
        Unit = words.Unit,
        Due = words.Due,
        Note = words.Note is { Length: > MostNote } whole ? whole[..MostNote] : words.Note,
        Address = words.Address,
        At = at,
    };

    public void Read(DateTimeOffset at) => ReadAt ??= at;
}

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxLine>
{
    public void Configure(EntityTypeBuilder<InboxLine> line)
    {
        line.ToTable("inbox").HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Key).HasMaxLength(120);
        line.Property(l => l.Word).HasMaxLength(40);
        line.Property(l => l.Number).HasMaxLength(20);
        line.Property(l => l.Title).HasMaxLength(120);
        line.Property(l => l.Unit).HasMaxLength(60);
        line.Property(l => l.Note).HasMaxLength(200);
        line.Property(l => l.Address).HasMaxLength(200);
        line.HasIndex(l => new { l.Person, l.Key }).IsUnique();
        line.HasIndex(l => new { l.Person, l.Id });
        line.HasIndex(l => l.Person).HasFilter("read_at IS NULL");
    }
}
