namespace Gridwork.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Kernel_uses_nothing_of_ours() => Assert.DoesNotContain(
        typeof(Gridwork.Kernel.AreaCode).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Gridwork", StringComparison.Ordinal));
}
