using System.Collections.ObjectModel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.SignIn;

namespace Gridwork.Platform;

/// <summary>What one capability gives to the program. Everything but the name is optional.</summary>
public interface IModule
{
    /// <summary>The folder's name, for example <c>Matters</c>.</summary>
    string Name { get; }

    void AddServices(IServiceCollection services) { }

    void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>The permission constants of its <c>Can.cs</c>.</summary>
    IEnumerable<string> Permissions => [];

    /// <summary>Those of them that make their holder one of the three administrators.</summary>
    IReadOnlyDictionary<string, Administrator> Administrators => ReadOnlyDictionary<string, Administrator>.Empty;

    /// <summary>Entries of the desk's menu, shown to those who hold their permission.</summary>
    IEnumerable<MenuEntry> Menu => [];

    IEnumerable<Command> Commands => [];

    /// <summary>What comes round in every site.</summary>
    IEnumerable<Job> Jobs => [];

    /// <summary>Who does what its acts leave to be done after them.</summary>
    IEnumerable<Errand> Errands => [];

    /// <summary>What it proves of itself in every site, when the program starts and each hour.</summary>
    IEnumerable<SelfTest> SelfTests => [];

    /// <summary>Fills an empty installation with a demo site. Called once, at a start with <c>--demo</c> and no site.</summary>
    Task MakeDemo(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What <c>./run</c> prints below the address, for example the demo's sign-ins.</summary>
    IEnumerable<string> FirstScreen => [];
}

/// <param name="Group">Key of the group's heading in the words, for example <c>menu.matters</c>.</param>
/// <param name="Words">Key of the entry's words.</param>
/// <param name="Icon">Name of a shape in <c>icons.svg</c>, without the <c>i-</c>.</param>
public sealed record MenuEntry(string Group, string Words, string Address, string Icon, string Permission);
