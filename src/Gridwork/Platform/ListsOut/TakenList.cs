using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.ListsOut;

public readonly record struct TakenListId(Guid Value) : IId<TakenListId>
{
    public static TakenListId From(Guid value) => new(value);

    public static TakenListId New() => new(RisingId.New());
}

/// <summary>Refused: whoever asked for it may not read all of it any more, so there is no file.</summary>
public enum TakenState { Waiting, Ready, Refused }

/// <summary>A list that somebody asked to take out, and the file once it is made. It belongs to them alone and is gone after a week.</summary>
public sealed class TakenList : IVersioned
{
    /// <summary>How long the file stays.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public const int MostFilter = 2000;

    private TakenList() { }

    public required TakenListId Id { get; init; }

    /// <summary>Name of the <see cref="IListOut"/>.</summary>
    public required string List { get; init; }

    public required string Filter { get; init; }
    public required SheetFormat Format { get; init; }
    public required string Language { get; init; }
    public required PersonId By { get; init; }
    public required string ByName { get; init; }

    /// <summary>How far the person could read it when they asked: codes, by blanks.</summary>
    public required string Reach { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
    public TakenState State { get; private set; }

    /// <summary>How many rows it will have; null before it is begun.</summary>
    public int? Rows { get; private set; }

    /// <summary>How many are written.</summary>
    public int Written { get; private set; }

    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>From then on there is no file, and soon no line of it either.</summary>
    public required DateTimeOffset Ends { get; set; }

    /// <summary>SHA-256 of the file, which is its name among the site's files.</summary>
    public string? Hash { get; private set; }

    public long Bytes { get; private set; }
    public int Version { get; private set; }

    public AreaScope Scope => new(Reach.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AreaCode.Of));

    /// <summary>The only area it is about; null when there are several.</summary>
    public AreaCode? Area => Scope.Roots is [var only] ? only : null;

    public static TakenList Ask(string list, string filter, SheetFormat format, string language, AreaScope scope, Caller by, DateTimeOffset at) => new()
    {
        Id = TakenListId.New(),
        List = list,
        Filter = filter,
        Format = format,
        Language = language,
        By = by.Id,
        ByName = by.Name,
        Reach = string.Join(' ', scope.Roots.Select(r => r.Value)),
        AskedAt = at,
        Ends = at + Kept,
    };

    public void Made(int rows, string hash, long bytes, DateTimeOffset at) =>
        (State, Rows, Written, Hash, Bytes, MadeAt, Ends) = (TakenState.Ready, rows, rows, hash, bytes, at, at + Kept);

    public void Refuse() => State = TakenState.Refused;
}

internal sealed class TakenListMapping : IEntityTypeConfiguration<TakenList>
{
    public void Configure(EntityTypeBuilder<TakenList> list)
    {
        list.ToTable("taken_lists").Ignore(l => l.Scope).Ignore(l => l.Area);
        list.Property(l => l.List).HasMaxLength(40);
        list.Property(l => l.Filter).HasMaxLength(TakenList.MostFilter);
        list.Property(l => l.Language).HasMaxLength(8);
        list.Property(l => l.ByName).HasMaxLength(60);
        list.Property(l => l.Reach).HasMaxLength(4000);
        list.Property(l => l.Hash).HasMaxLength(64);
        list.Property(l => l.Version).IsConcurrencyToken();
        list.HasIndex(l => new { l.By, l.Id });
        list.HasIndex(l => l.Ends);
    }
}
