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

    public static Caller System(string name) => Public with { Name = name };

    public bool May(string permission) => Reach.ContainsKey(permission);

    /// <summary>Where this permission holds.</summary>
    /// <exception cref="InvalidOperationException">The caller has no such permission: the page's policy should have refused.</exception>
    public AreaScope Scope(string permission) =>
        Reach.TryGetValue(permission, out var scope) ? LeftOut.Count == 0 ? scope : scope with { Without = [.. LeftOut.Keys] } : throw new InvalidOperationException($"The caller may not {permission}.");
}
