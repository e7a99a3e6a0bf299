using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gridwork.Platform.Persistence;

/// <summary>How our types lie in a column, alike on SQLite and PostgreSQL.</summary>
internal static class Columns
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<AreaCode>().HaveConversion<AreaCodeConverter>().HaveMaxLength(AreaCode.Longest);
        conventions.ComplexProperties<Money>();
        conventions.ComplexProperties<Spot>();
        foreach (var id in typeof(Columns).Assembly.GetTypes().Where(IsId))
        {
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    /// <summary>Codes compare by their bytes in PostgreSQL too, so that a range of codes is a walk of an index.</summary>
    public static void Collate(ModelBuilder model, string? provider)
    {
        if (provider?.EndsWith("PostgreSQL", StringComparison.Ordinal) != true)
        {
            return;
        }

        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => p.ClrType == typeof(AreaCode) || p.ClrType == typeof(AreaCode?) || p.Name is "Town" or "Village"))
        {
            property.SetCollation("C");
        }
    }

    private static bool IsId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
        where TId : struct, IId<TId>
    {
        private static TId Wrap(Guid value) => TId.From(value);
    }

    private sealed class AreaCodeConverter() : ValueConverter<AreaCode, string>(code => code.Value, text => AreaCode.Of(text));

    // SQLite cannot order or compare a DateTimeOffset; a UTC DateTime it can, and PostgreSQL makes it a timestamptz.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime, utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}
