using Gridwork.Kernel;

namespace Gridwork.Platform.SignIn;

/// <summary>Tells what is left out for a person: asked once, when their rights are read.</summary>
public interface ILeaveOut
{
    /// <summary>Ids, with the numbers by which the trail and the inbox speak of them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> For(PersonId person, IReadOnlyCollection<Guid> units, CancellationToken ct);
}

internal static class LeavingOut
{
    /// <summary>What all of them leave out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> All(this IEnumerable<ILeaveOut> sources, PersonId person, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var all = new Dictionary<Guid, string>();
        foreach (var source in sources)
        {
            foreach (var (id, number) in await source.For(person, units, ct))
            {
                all[id] = number;
            }
        }

        return all;
    }
}

/// <summary>A row whose change changes who sees what: the rights that are known are read again.</summary>
public interface IChangesSight;
