namespace Gridwork.Platform.Persistence;

/// <summary>A row whose version rises with every change, so that who comes second is told instead of overwriting.</summary>
public interface IVersioned
{
    int Version { get; }
}
