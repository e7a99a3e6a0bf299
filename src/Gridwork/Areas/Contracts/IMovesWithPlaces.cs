using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Areas.Contracts;

/// <summary>Told by the capability that keeps them: what is open at a place and moves with it when its code changes. What has ended keeps the code of its day.</summary>
public interface IMovesWithPlaces
{
    /// <summary>How much there is, by the place where it lies.</summary>
    Task<IReadOnlyDictionary<AreaCode, int>> Open(AreaScope at, CancellationToken ct);

    /// <summary>Moves all of it, in pages that are saved each by itself; begun again, it goes on where it stopped.</summary>
    /// <param name="at">Places that have ended.</param>
    /// <param name="by">In whose name the lines of history are.</param>
    /// <returns>How much moved.</returns>
    Task<int> Move(AreaScope at, Caller by, CancellationToken ct);
}
