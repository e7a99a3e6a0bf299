using Gridwork.Platform;

namespace Gridwork;

/// <summary>The capabilities this program is made of. Platform knows none of them by name.</summary>
internal static class App
{
    public static readonly IReadOnlyList<IModule> Modules = [new PlatformModule(), new Matters.MattersModule(), new Areas.AreasModule(), new Portal.PortalModule()];
}
