using Gridwork.Platform.Persistence;

namespace Gridwork.Platform.Exports;

/// <summary>What a capability keeps sealed, opened for somebody who carries a whole site away and said for what.</summary>
internal interface ISealedSheet
{
    /// <summary>Name of its file.</summary>
    string Name { get; }

    IReadOnlyList<string> Heads { get; }

    IAsyncEnumerable<IReadOnlyList<string>> Rows(GridworkDb db, CancellationToken ct);
}
