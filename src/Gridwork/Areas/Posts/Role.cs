using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Areas;

/// <summary>A name for a set of permissions. Each site has its own; the product's set is where it begins.</summary>
public sealed class Role
{
    private Role() { }

    public required string Key { get; init; }

    public required string Zh { get; init; }

    public required string En { get; init; }

    private string Grants { get; set; } = "";

    public IReadOnlyList<string> Permissions => Grants.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static Role Of(string key, string zh, string en, params IEnumerable<string> permissions) =>
        new() { Key = key, Zh = zh, En = en, Grants = string.Join(' ', permissions) };

    public void May(params IEnumerable<string> permissions) => Grants = string.Join(' ', permissions);

    internal sealed class Mapping : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> role)
        {
            role.ToTable("roles").HasKey(r => r.Key);
            role.Ignore(r => r.Permissions);
            role.Property(r => r.Key).HasMaxLength(40);
            role.Property(r => r.Zh).HasMaxLength(40);
            role.Property(r => r.En).HasMaxLength(60);
            role.Property(r => r.Grants).HasColumnName("permissions").HasMaxLength(4000);
        }
    }
}

/// <summary>The roles that a new site begins with: <c>data/roles.json</c>.</summary>
internal static class FirstRoles
{
    private sealed record Line(string Key, string Zh, string En, IReadOnlyList<string> Permissions);

    public static IReadOnlyList<Role> Read() =>
        [.. ShippedFacts.Read<IReadOnlyList<Line>>("roles.json").Select(l => Role.Of(l.Key, l.Zh, l.En, l.Permissions))];

    extension(GridworkDb db)
    {
        /// <summary>Gives a site that has no role yet the first ones. Not saved.</summary>
        public async Task AddFirstRoles(CancellationToken ct)
        {
            if (!await db.Everywhere<Role>().AnyAsync(ct))
            {
                db.AddRange(Read());
            }
        }
    }
}
