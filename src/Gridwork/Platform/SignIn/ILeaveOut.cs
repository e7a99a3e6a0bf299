namespace Gridwork.Platform.SignIn;

/// <summary>Tells what is left out for a person, and what they stand in for: asked once, when their rights are read.</summary>
public interface ILeaveOut
{
    /// <summary>The same caller, with both added.</summary>
    Task<Caller> Of(Caller caller, CancellationToken ct);
}

internal static class LeavingOut
{
    /// <summary>What all of them say.</summary>
    public static async Task<Caller> All(this IEnumerable<ILeaveOut> sources, Caller caller, CancellationToken ct)
    {
        foreach (var source in sources)
        {
            caller = await source.Of(caller, ct);
        }

        return caller;
    }
}

/// <summary>A row whose change changes who sees what: the rights that are known are read again.</summary>
public interface IChangesSight;
