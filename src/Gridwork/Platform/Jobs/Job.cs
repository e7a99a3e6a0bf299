namespace Gridwork.Platform.Jobs;

/// <summary>Work that comes round in every site. It runs in a scope of the site, on one node at a time, and may be run twice.</summary>
/// <param name="Name">Names its lease, for example <c>trail.seal</c>.</param>
public sealed record Job(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Run);
