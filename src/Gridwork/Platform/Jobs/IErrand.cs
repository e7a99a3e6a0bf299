using System.Text.Json;

namespace Gridwork.Platform.Jobs;

/// <summary>Something that an act leaves to be done after it, kept as JSON in the same transaction. Only what is needed to do it: ids rather than people's words.</summary>
public interface IErrand
{
    /// <summary>Capability and deed, for example <c>mail.send</c>. Rows in the database bear it: it is never renamed.</summary>
    static abstract string Kind { get; }
}

/// <summary>Who does errands of one kind. A module lists its own.</summary>
/// <param name="Run">
/// Gets a scope of the site. What it saves is saved together with the errand's end, so work on the database is done once. What leaves the
/// process may be done twice: after a kill nobody knows whether it went out. Throwing means: try again later.
/// </param>
/// <param name="Longest">After this long without an end the errand counts as lost with its process, and is begun again.</param>
public sealed record Errand(string Kind, Func<IServiceProvider, string, CancellationToken, Task> Run, TimeSpan Longest)
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    public static Errand Of<T>(Func<IServiceProvider, T, CancellationToken, Task> run, TimeSpan? longest = null) where T : IErrand =>
        new(T.Kind, (services, body, ct) => run(services, JsonSerializer.Deserialize<T>(body)!, ct), longest ?? Usual);
}
