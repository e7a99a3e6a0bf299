using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Search;

/// <summary>
/// By which terms something is found; beside the words its places (<c>@140781105204</c>) and its month (<c>#202611</c>). It can be made anew from
/// what it stands for, so no backup has it. SQLite keeps it as an FTS5 table, which gives the terms back to nobody.
/// </summary>
public sealed class SearchDoc
{
    /// <summary>Rises with time: what was found is read by it, the newest first.</summary>
    public required long Id { get; init; }

    public required string[] Terms { get; init; }
}

/// <summary>How far what was there before has been taken into the index.</summary>
public sealed class SearchMark
{
    public required string Name { get; init; }

    public Guid? Last { get; set; }

    public bool Done { get; set; }
}

internal sealed class SearchDocMapping : IEntityTypeConfiguration<SearchDoc>
{
    public const string Table = "search_docs";

    public void Configure(EntityTypeBuilder<SearchDoc> doc)
    {
        doc.ToTable(Table).HasKey(d => d.Id);
        doc.Property(d => d.Id).HasColumnName("rowid").ValueGeneratedNever();
    }

    /// <summary>The twins: an array with its GIN index, or one text for FTS5.</summary>
    public static void Shape(ModelBuilder model, string? provider)
    {
        var terms = model.Entity<SearchDoc>().Property(d => d.Terms);
        if (provider?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true)
        {
            model.Entity<SearchDoc>().HasIndex(d => d.Terms, "ix_search_docs_terms").HasMethod("gin");
            return;
        }

        terms.HasConversion(all => string.Join(' ', all), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries), ValueComparer.CreateDefault<string[]>(favorStructuralComparisons: true));
    }
}

internal sealed class SearchMarkMapping : IEntityTypeConfiguration<SearchMark>
{
    public void Configure(EntityTypeBuilder<SearchMark> mark)
    {
        mark.ToTable("search_marks").HasKey(m => m.Name);
        mark.Property(m => m.Name).HasMaxLength(40);
    }
}
