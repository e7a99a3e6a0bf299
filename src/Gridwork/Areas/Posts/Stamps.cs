using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

/// <summary>One row a kind of thing that is kept in memory; its value changes with every change, so that other nodes read anew.</summary>
internal sealed class Stamp
{
    public const string Areas = "areas";
    public const string Posts = "posts";

    public required string Name { get; init; }

    public Guid Value { get; set; }
}

internal sealed class StampMapping : IEntityTypeConfiguration<Stamp>
{
    public void Configure(EntityTypeBuilder<Stamp> stamp)
    {
        stamp.ToTable("stamps").HasKey(s => s.Name);
        stamp.Property(s => s.Name).HasMaxLength(40);
        stamp.HasData(new Stamp { Name = Stamp.Areas }, new Stamp { Name = Stamp.Posts });
    }
}

/// <summary>The stamps of a site. This node sees its own changes at the next request, another within a second.</summary>
internal sealed class Stamps(GridworkDb db, CurrentSite site, Lately<(string Site, string Name), Stamp> lately)
{
    public async Task<Guid> Now(string name, CancellationToken ct) =>
        (await lately.Of((site.Value.Code, name), async _ => await db.Everywhere<Stamp>().AsNoTracking().SingleAsync(s => s.Name == name, ct)))!.Value;
}

internal static class StampTouching
{
    extension(GridworkDb db)
    {
        /// <summary>Says that such things changed, after they were written past the change tracker. Saved.</summary>
        public async Task Touch(string name, CancellationToken ct)
        {
            (await db.FindAsync<Stamp>([name], ct))!.Value = Guid.CreateVersion7();
            await db.SaveChangesAsync(ct);
        }
    }
}
