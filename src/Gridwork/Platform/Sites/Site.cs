using Gridwork.Kernel;

namespace Gridwork.Platform.Sites;

public enum StoreKind { Sqlite, Postgres }

/// <summary>One township's or county's installation: a root area and a database of its own.</summary>
/// <param name="Code">Names the file, the schema and the cookie; for example <c>140781105</c>.</param>
/// <param name="Connection">SQLite: the file's path. PostgreSQL: a connection text without a search path.</param>
/// <param name="Demo">Has sign-ins that anyone may know, and says so on every page.</param>
public sealed record Site(string Code, string Name, AreaCode Root, IReadOnlyList<string> Hosts, StoreKind Store, string Connection, bool Demo)
{
    public string Schema => $"site_{Code}";
}

/// <summary>The site that the request or the job is for.</summary>
public sealed class CurrentSite
{
    private Site? site;

    /// <exception cref="InvalidOperationException">No site was chosen yet: a bug of whoever opened the scope.</exception>
    public Site Value
    {
        get => site ?? throw new InvalidOperationException("No site has been chosen for this scope.");
        set => site = value;
    }

    public bool Chosen => site is not null;

    public string Name => Value.Name;
}
