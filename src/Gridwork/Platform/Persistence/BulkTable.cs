using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gridwork.Platform.Persistence;

/// <summary>One table that a kind of entity is written to, read from its mapping: what EF would store, column by column.</summary>
internal sealed class BulkTable
{
    private readonly Func<object, IEnumerable<object>> rowsOf;

    private BulkTable(IEntityType entity, Func<object, IEnumerable<object>> rowsOf)
    {
        (this.rowsOf, Name) = (rowsOf, entity.GetTableName()!);
        OwnerKey = entity.FindOwnership()?.GetConstraintName();
        Columns = [.. entity.GetTableMappings().Single().ColumnMappings.Where(c => c.Column.ComputedColumnSql is null).Select(c => new BulkColumn(c, entity.FindOwnership()))];
        if (entity.GetComplexProperties().Any() || entity.GetProperties().Any(p => p.ValueGenerated is not ValueGenerated.Never && p.GetComputedColumnSql() is null))
        {
            throw new NotSupportedException($"{Name}: rows with complex values, or keys that the database makes, are written by EF.");
        }
    }

    public string Name { get; }

    /// <summary>The constraint that says whose these rows are; null of the entity's own table.</summary>
    public string? OwnerKey { get; }

    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The entity's own table, then those of what it owns.</summary>
    public static IReadOnlyList<BulkTable> Of(IModel model, Type type)
    {
        var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type} is not mapped.", nameof(type));
        return [new(entity, row => [row]), .. entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).Select(Owned)];
    }

    /// <summary>The rows of this table that an entity makes, each with the entity it belongs to.</summary>
    public IEnumerable<(object Owner, object Row)> Rows(object entity) => rowsOf(entity).Select(row => (entity, row));

    private static BulkTable Owned(INavigation owns)
    {
        var values = owns.GetGetter();
        return new(owns.TargetEntityType, owner => ((System.Collections.IEnumerable)values.GetClrValue(owner)!).Cast<object>());
    }
}

internal sealed class BulkColumn
{
    private readonly IClrPropertyGetter value;
    private readonly bool ofOwner;

    public BulkColumn(IColumnMapping column, IForeignKey? ownership)
    {
        (Name, Stored) = (column.Column.Name, column.TypeMapping);
        var key = column.Property.IsShadowProperty() ? ownership?.Properties.ToList().IndexOf(column.Property) ?? -1 : -1;
        ofOwner = key >= 0;
        value = (ofOwner ? ownership!.PrincipalKey.Properties[key] : column.Property).GetGetter();
    }

    public string Name { get; }

    public RelationalTypeMapping Stored { get; }

    /// <summary>As the database's own client takes it.</summary>
    public object? Value(object owner, object row)
    {
        var read = value.GetClrValue(ofOwner ? owner : row);
        return read is not null && Stored.Converter is { } converter ? converter.ConvertToProvider(read) : read;
    }
}
