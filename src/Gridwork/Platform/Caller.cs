using Gridwork.Kernel;

namespace Gridwork.Platform;

/// <summary>
/// Who is asking, and how far each of their permissions reaches. The sign-in middleware makes one from a person's posts of this
/// moment, a job makes its own, a resident without an account is <see cref="Public"/>. No use case knows more of the request than this.
/// </summary>
/// <param name="Units">The units in which the person holds a post now.</param>
public sealed record Caller(PersonId Id, string Name, IReadOnlyDictionary<string, AreaScope> Reach, IReadOnlySet<Guid> Units)
{
    public static readonly Caller Public = new(new PersonId(Guid.Empty), "public", new Dictionary<string, AreaScope>(StringComparer.Ordinal), new HashSet<Guid>());

    /// <summary>The matters that are about this person or a unit of theirs, with their numbers: nothing of them is seen, counted, found or told.</summary>
    public IReadOnlyDictionary<Guid, string> LeftOut { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What they may do in place of those who are left out; null when there is nothing.</summary>
    public StandIn? StandsIn { get; init; }

    public static Caller System(string name) => Public with { Name = name };

    public bool May(string permission) => Reach.ContainsKey(permission) || StandsIn?.Permissions.Contains(permission) is true;

    /// <summary>Where this permission holds.</summary>
    /// <exception cref="InvalidOperationException">The caller has no such permission: the page's policy should have refused.</exception>
    public AreaScope Scope(string permission) =>
        Reach.TryGetValue(permission, out var scope) ? Spared(scope)
        : StandsIn is { } place && place.Permissions.Contains(permission) ? Spared(place.Scope with { Only = place.Matters })
        : throw new InvalidOperationException($"The caller may not {permission}.");

    private AreaScope Spared(AreaScope scope) => LeftOut.Count == 0 ? scope : scope with { Without = [.. LeftOut.Keys] };
}

/// <summary>Some permissions for a few matters only. A permission that somebody has of their own goes before it.</summary>
public sealed record StandIn(IReadOnlySet<string> Permissions, AreaScope Scope, IReadOnlyCollection<Guid> Matters);
