using System.Text.RegularExpressions;
using Gridwork.Platform.Search;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gridwork.Platform.Persistence;

/// <summary>One site's data. The site's file or schema comes from the connection alone; the model names neither.</summary>
public sealed partial class GridworkDb(DbContextOptions<GridworkDb> options) : IdentityUserContext<Account, Guid>(options)
{
    // Fixed here, not by an option: a context made without the program's services must have the same tables.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

#pragma warning disable RS0030 // The one door to an unscoped set.
    /// <summary>Every row, whoever asks. Say beside the call why no scope applies.</summary>
    public IQueryable<T> Everywhere<T>() where T : class => Set<T>();
#pragma warning restore RS0030

    /// <summary>Saves everything in one transaction; false when someone else changed a row since it was read.</summary>
    public async Task<bool> Save(CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var changed in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified))
        {
            changed.Property(row => row.Version).CurrentValue++;
        }

        using var turn = await WriterTurn.Take(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        Columns.Configure(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(GridworkDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            Name(entity);
        }

        Columns.Collate(builder, Database.ProviderName);
        SearchDocMapping.Shape(builder, Database.ProviderName);
    }

    // snake_case for whatever a mapping did not name.
    private static void Name(IMutableEntityType entity)
    {
        if (entity.GetTableName() is { } table)
        {
            entity.SetTableName(Snake(table.Replace("AspNet", "account", StringComparison.Ordinal)));
        }

        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Snake(property.GetColumnName()));
        }

        foreach (var property in entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))
        {
            property.SetColumnName(Snake(property.GetColumnName()));
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(Snake(key.GetName()!));
        }

        foreach (var key in entity.GetForeignKeys())
        {
            key.SetConstraintName(Snake(key.GetConstraintName()!));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    private static string Snake(string name) => Humps().Replace(name, "${low}_${up}").Replace("__", "_", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("(?<low>[a-z0-9])(?<up>[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps();
}
