using Gridwork.Kernel;

namespace Gridwork.Tests.Kernel;

public sealed class RisingIdTests
{
    [Fact]
    public void Those_made_at_once_rise_as_both_databases_order_them_and_are_version_seven()
    {
        var made = Enumerable.Range(0, 20_000).Select(_ => RisingId.New()).ToList();

        Assert.Equal(made.Select(id => id.ToString()).Order(StringComparer.Ordinal), made.Select(id => id.ToString()), StringComparer.Ordinal);
        Assert.All(made, id => Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }

    [Fact]
    public async Task Those_made_side_by_side_differ_and_rise_for_each()
    {
        var lots = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => RisingId.New().ToString()).ToList())));

        Assert.All(lots, lot => Assert.Equal(lot.Order(StringComparer.Ordinal), lot, StringComparer.Ordinal));
        Assert.Equal(20_000, lots.SelectMany(lot => lot).Distinct(StringComparer.Ordinal).Count());
    }
}
