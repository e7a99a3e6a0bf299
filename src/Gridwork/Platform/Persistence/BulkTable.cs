using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Gridwork.Platform.Persistence;

/// <summary>One table that a kind of entity is written to, read from its mapping: what EF would store, column by column.</summary>
internal sealed class BulkTable
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, IReadOnlyList<BulkTable>>> Known = [];

    private readonly Func<object, IEnumerable<object>> rowsOf;

    private BulkTable(IEntityType entity, Func<object, IEnumerable<object>> rowsOf)
    {
        (this.rowsOf, Name) = (rowsOf, entity.GetTableName()!);
        OwnerKey = entity.FindOwnership()?.GetConstraintName();
        Columns = [.. ColumnsOf(entity).Select(c => new BulkColumn(c, entity.FindOwnership()))];
        ColumnNames = string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));
        Insert = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {Name} ({ColumnNames}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})");
    }

    private static IEnumerable<IColumnMapping> ColumnsOf(ITypeBase type)
    {
        var own = type.GetTableMappings().Single().ColumnMappings.Where(c => c.Column.ComputedColumnSql is null).ToList();
        // What the database would number itself we could not tell it; a value that it would put in an empty place is never empty here.
        if (own.Exists(c => c.Property is { ValueGenerated: not ValueGenerated.Never } p && p.GetDefaultValueSql() is null && (p.ClrType == typeof(int) || p.ClrType == typeof(long))))
        {
            throw new NotSupportedException($"{type.GetTableName()}: keys that the database makes are written by EF.");
        }

        return own.Concat(type.GetComplexProperties().SelectMany(c => ColumnsOf(c.ComplexType)));
    }

    public string Name { get; }

    /// <summary>The constraint that says whose these rows are; null of the entity's own table.</summary>
    public string? OwnerKey { get; }

    public string ColumnNames { get; }

    /// <summary>One row, in PostgreSQL's words.</summary>
    public string Insert { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The entity's own table, then those of what it owns.</summary>
    public static IReadOnlyList<BulkTable> Of(IModel model, Type type) => Known.GetValue(model, _ => new()).GetOrAdd(type, t => Make(model, t));

    private static IReadOnlyList<BulkTable> Make(IModel model, Type type)
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
    private readonly IClrPropertyGetter? within;
    private readonly IClrPropertyGetter value;
    private readonly bool ofOwner;
    private NpgsqlDbType? postgresType;

    public BulkColumn(IColumnMapping column, IForeignKey? ownership)
    {
        (Name, Stored) = (column.Column.Name, column.TypeMapping);
        var key = column.Property.IsShadowProperty() ? ownership?.Properties.ToList().IndexOf(column.Property) ?? -1 : -1;
        ofOwner = key >= 0;
        value = (ofOwner ? ownership!.PrincipalKey.Properties[key] : column.Property).GetGetter();
        within = (column.Property.DeclaringType as IComplexType)?.ComplexProperty.GetGetter();
    }

    public string Name { get; }

    public RelationalTypeMapping Stored { get; }

    /// <summary>To be asked on PostgreSQL alone.</summary>
    public NpgsqlDbType PostgresType => postgresType ??= TypeOf(Stored);

    /// <summary>As the database's own client takes it.</summary>
    public object? Value(object owner, object row)
    {
        var holder = ofOwner ? owner : within is null ? row : within.GetClrValue(row);
        var read = holder is null ? null : value.GetClrValue(holder);
        return read is not null && Stored.Converter is { } converter ? converter.ConvertToProvider(read) : read;
    }

    private static NpgsqlDbType TypeOf(RelationalTypeMapping stored)
    {
        using var any = new NpgsqlCommand();
        return ((NpgsqlParameter)stored.CreateParameter(any, "any", value: null, nullable: true)).NpgsqlDbType;
    }
}
