using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Persistence;

/// <summary>The last number given in a series, for example <c>matter-2026</c>.</summary>
internal sealed class Counter
{
    public required string Series { get; init; }

    public long Last { get; private set; }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.ToTable("counters").HasKey(c => c.Series);
        counter.Property(c => c.Series).HasMaxLength(60);
    }
}

internal static class Numbering
{
    extension(GridworkDb db)
    {
        /// <summary>
        /// Takes <paramref name="count"/> numbers of a series without gaps and gives back the last of them. Call inside the act's
        /// transaction, as its last statement before the save: the counter's row stays locked until the commit, and a rollback gives the numbers back.
        /// </summary>
        public async Task<long> Next(string series, int count, CancellationToken ct)
        {
            FormattableString statement = $"""
                INSERT INTO counters (series, last) VALUES ({series}, {count})
                ON CONFLICT (series) DO UPDATE SET last = counters.last + {count} RETURNING last AS "Value"
                """;
            return (await db.Database.SqlQuery<long>(statement).ToListAsync(ct))[0];
        }

        /// <summary>Runs an act that needs a number in one transaction: the work, then one save. False from <c>Save</c> undoes all.</summary>
        public async Task<T> InTransaction<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
        {
            using var turn = await WriterTurn.Take(db, ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var result = await work(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
    }
}
