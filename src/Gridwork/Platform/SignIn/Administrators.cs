namespace Gridwork.Platform.SignIn;

/// <summary>The three who keep each other in check (三员); nobody is two of them.</summary>
public enum Administrator
{
    /// <summary>Keeps the machine: settings, jobs, places.</summary>
    System,

    /// <summary>Keeps who may do what.</summary>
    Security,

    /// <summary>Reads what everybody did, the other two among them.</summary>
    Audit,
}

/// <summary>Which permissions make an administrator. It goes by what a role grants and not by its name, since each site has its own roles.</summary>
public sealed class Administrators(IReadOnlyDictionary<string, Administrator> rights)
{
    /// <summary>In the order of the list above.</summary>
    public IReadOnlyList<Administrator> In(IEnumerable<string> permissions) =>
        [.. permissions.Where(rights.ContainsKey).Select(p => rights[p]).Distinct().Order()];
}
