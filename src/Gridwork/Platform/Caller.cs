using Gridwork.Kernel;

namespace Gridwork.Platform;

/// <summary>One permission that a post gives.</summary>
/// <param name="For">The name that acts by it bear, where the post is held for somebody else.</param>
public sealed record Grant(string Permission, AreaCode Area, Guid? Unit, string? For);

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

    /// <summary>What each post gives, where some are held for somebody else; empty where none is.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public static Caller System(string name) => Public with { Name = name };

    public bool May(string permission) => Reach.ContainsKey(permission) || StandsIn?.Permissions.Contains(permission) is true;

    /// <summary>Under the name that an act bears: that of the person, with whom they stand in for where only that post lets them do it.</summary>
    /// <param name="unit">The unit whose work it is, if it is one's.</param>
    public Caller As(string permission, AreaCode area, Guid? unit)
    {
        var here = Grants.Where(g => g.Permission == permission && g.Area.Contains(area)).ToList();
        var nearest = unit is not null && here.Exists(g => g.Unit == unit) ? here.FindAll(g => g.Unit == unit) : here;
        return nearest.Count == 0 || nearest.Exists(g => g.For is null) ? this : this with { Name = nearest[0].For! };
    }

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
