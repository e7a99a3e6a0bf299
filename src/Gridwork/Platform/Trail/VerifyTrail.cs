using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Trail;

public enum TrailFault { Changed, Missing, Added, BlockChanged, BlockMissing }

/// <summary>The first place where the trail does not hold.</summary>
/// <param name="Line">Null when a block itself is at fault.</param>
public sealed record TrailBreak(TrailFault Fault, long Block, Guid? Line, string? Act, DateTimeOffset? At);

/// <summary>What a check found. <see cref="Broken"/> is null when everything holds.</summary>
public sealed record TrailVerdict(long Lines, long Blocks, long Unsealed, TrailBreak? Broken);

/// <summary>Computes every hash and every root anew, block by block, so that memory does not grow with the trail.</summary>
internal sealed class VerifyTrail(GridworkDb db)
{
    public async Task<TrailVerdict> Run(CancellationToken ct)
    {
        var (lines, blocks, root) = (0L, 0L, TrailBlock.Start);
        // Everywhere: whoever checks the trail checks all of it, and is shown no more than the place of a fault.
        while (await db.Everywhere<TrailBlock>().AsNoTracking().Where(b => b.Number > blocks).OrderBy(b => b.Number).FirstOrDefaultAsync(ct) is { } block)
        {
            if (block.Number != blocks + 1)
            {
                return new(lines, blocks, 0, new(TrailFault.BlockMissing, blocks + 1, null, null, null));
            }

            if (!block.RootHolds(root))
            {
                return new(lines, blocks, 0, new(TrailFault.BlockChanged, block.Number, null, null, block.At));
            }

            if (await Check(block, ct) is { } broken)
            {
                return new(lines, blocks, 0, broken);
            }

            (lines, blocks, root) = (lines + block.Count, block.Number, block.Root);
        }

        return await AfterLast(lines, blocks, ct);
    }

    private async Task<TrailBreak?> Check(TrailBlock block, CancellationToken ct)
    {
        try
        {
            return Compare(block, await db.Everywhere<TrailLine>().AsNoTracking().Where(l => l.Block == block.Number).OrderBy(l => l.Id).ToListAsync(ct));
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException)
        {
            return await Unreadable(block, ct);
        }
    }

    // A value that no longer reads as what its column holds, for example an area that is no code: the line that has it.
    private async Task<TrailBreak?> Unreadable(TrailBlock block, CancellationToken ct)
    {
        for (var i = 0; i < block.Count; i++)
        {
            var id = block.IdAt(i);
            try
            {
                await db.Everywhere<TrailLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct);
            }
            catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException)
            {
                var act = await db.Everywhere<TrailLine>().Where(l => l.Id == id).Select(l => l.Act).FirstOrDefaultAsync(ct);
                return new(TrailFault.Changed, block.Number, id, act, null);
            }
        }

        return new(TrailFault.Added, block.Number, null, null, null);
    }

    private async Task<TrailVerdict> AfterLast(long lines, long blocks, CancellationToken ct)
    {
        if (await db.Everywhere<TrailLine>().Where(l => l.Block > blocks || l.Block < 1).OrderBy(l => l.Block).FirstOrDefaultAsync(ct) is { } stray)
        {
            return new(lines, blocks, 0, new(TrailFault.BlockMissing, stray.Block!.Value, stray.Id, stray.Act, stray.At));
        }

        var unsealed = 0L;
        await foreach (var line in db.Everywhere<TrailLine>().AsNoTracking().Where(l => l.Block == null).OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!line.HashHolds())
            {
                return new(lines, blocks, unsealed, new(TrailFault.Changed, blocks + 1, line.Id, line.Act, line.At));
            }

            unsealed++;
        }

        return new(lines + unsealed, blocks, unsealed, null);
    }

    private static TrailBreak? Compare(TrailBlock block, List<TrailLine> held)
    {
        var at = held.ToDictionary(l => l.Id);
        for (var i = 0; i < block.Count; i++)
        {
            if (!at.Remove(block.IdAt(i), out var line))
            {
                return new(TrailFault.Missing, block.Number, block.IdAt(i), null, null);
            }

            if (!line.HashHolds() || !line.Hash.AsSpan().SequenceEqual(block.HashAt(i)))
            {
                return new(TrailFault.Changed, block.Number, line.Id, line.Act, line.At);
            }
        }

        return at.Values.OrderBy(l => l.Id).FirstOrDefault() is { } more ? new(TrailFault.Added, block.Number, more.Id, more.Act, more.At) : null;
    }
}
