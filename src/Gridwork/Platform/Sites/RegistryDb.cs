using Gridwork.Platform.Jobs;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Sites;

/// <summary>The small store beside the sites: which sites there are, and the keys that protect cookies.</summary>
internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SiteRow> Sites { get; private set; } = null!;

    public DbSet<DataProtectionKey> DataProtectionKeys { get; private set; } = null!;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SiteRow>(site =>
        {
            site.ToTable("sites").HasKey(s => s.Code);
            site.Property(s => s.Code).HasColumnName("code").HasMaxLength(18);
            site.Property(s => s.Name).HasColumnName("name").HasMaxLength(120);
            site.Property(s => s.Root).HasColumnName("root").HasMaxLength(18);
            site.Property(s => s.Hosts).HasColumnName("hosts").HasMaxLength(2000);
            site.Property(s => s.Store).HasColumnName("store").HasConversion<string>().HasMaxLength(20);
            site.Property(s => s.Connection).HasColumnName("connection").HasMaxLength(2000);
            site.Property(s => s.Demo).HasColumnName("demo");
        });
        modelBuilder.Entity<LeaseRow>(lease =>
        {
            lease.ToTable("leases").HasKey(l => l.Name);
            lease.Property(l => l.Name).HasColumnName("name").HasMaxLength(120);
            lease.Property(l => l.Holder).HasColumnName("holder").HasMaxLength(120);
            lease.Property(l => l.Until).HasColumnName("until");
        });
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
    }
}

/// <summary>A site as the registry keeps it; <see cref="Hosts"/> are separated by spaces.</summary>
internal sealed class SiteRow
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string Root { get; set; }

    public string Hosts { get; set; } = "";

    public required StoreKind Store { get; init; }

    public required string Connection { get; set; }

    public bool Demo { get; init; }
}
