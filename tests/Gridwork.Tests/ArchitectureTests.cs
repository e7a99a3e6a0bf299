using Gridwork.Tests.Architecture;
using Gridwork.Tests.Docs;

namespace Gridwork.Tests;

public sealed class ArchitectureTests
{
    private const string Picture = "docs/pictures/house.svg";

    public static TheoryData<string> Parts => [.. House.Uses.Keys];

    [Theory, MemberData(nameof(Parts))]
    public void A_part_uses_only_what_the_table_allows(string part) => Assert.Empty(
        House.Arrows.Where(a => House.PartOf(a.From) == part && !House.IsAllowed(a.From, a.To)).Select(a => $"{a.From.FullName} -> {a.To.FullName}"));

    [Fact]
    public void Every_type_lives_in_a_part_of_the_table() => Assert.Empty(
        House.App.Types.Where(t => t.FullName.StartsWith("Gridwork.", StringComparison.Ordinal))
            .Select(House.PartOf).OfType<string>().Distinct(StringComparer.Ordinal).Except(House.Uses.Keys, StringComparer.Ordinal));

    [Fact]
    public void No_parts_form_a_cycle()
    {
        var left = House.Rooms.ToDictionary(r => r.Name, r => r.Uses.Select(u => u.Part).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.Where(part => !part.Value.Overlaps(left.Keys)).Select(part => part.Key).ToList() is { Count: > 0 } standing)
        {
            standing.ForEach(part => left.Remove(part)); // what they stand on is already taken away
        }

        Assert.Empty(left.Select(part => $"{part.Key} uses {string.Join(", ", part.Value.Intersect(left.Keys, StringComparer.Ordinal))}"));
    }

    [Fact]
    public void Kernel_knows_neither_the_web_nor_a_database() => Assert.Empty(
        from type in House.App.Types
        where House.PartOf(type) is "Kernel"
        from target in type.Dependencies.Select(d => d.Target.FullName).Distinct(StringComparer.Ordinal)
        where target.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || target.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || target.StartsWith("Npgsql", StringComparison.Ordinal)
        select $"{type.FullName} -> {target}");

    [Fact]
    public async Task The_picture_of_the_house_is_of_this_house()
    {
        var (path, drawn) = (Path.Combine(Documents.Root, Picture), new HousePicture(House.Rooms).Draw());
        if (Environment.GetEnvironmentVariable("GRIDWORK_WRITE") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, drawn);
        }

        var kept = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        Assert.True(drawn == kept, $"""
            {Picture} is stale: run the tests once with GRIDWORK_WRITE=1 and look at what changed.
            {string.Join('\n', drawn.Split('\n').Except(kept.Split('\n'), StringComparer.Ordinal))}
            """);
    }
}
