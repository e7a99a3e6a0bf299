using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Keys;

/// <summary>By this the database knows a key of the site's file again, so that another file is never used by mistake. 0 is the key to find by.</summary>
internal sealed class KeyMark
{
    public required int Id { get; init; }

    public required string Mark { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeyMark>
    {
        public void Configure(EntityTypeBuilder<KeyMark> mark)
        {
            mark.ToTable("key_marks").HasKey(m => m.Id);
            mark.Property(m => m.Id).ValueGeneratedNever();
            mark.Property(m => m.Mark).HasMaxLength(64);
        }
    }
}
