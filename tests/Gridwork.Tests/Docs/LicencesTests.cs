using System.Text.Json;

namespace Gridwork.Tests.Docs;

/// <summary>docs/dependencies.md is of these lock files, and nothing in it has a licence that nobody allowed. <c>tools/make-licences</c> writes it.</summary>
public sealed class LicencesTests
{
    private const string Stale = "docs/dependencies.md is stale: run tools/make-licences and look at what changed.";

    private static readonly string[] Projects =
        ["src/Gridwork", "src/Gridwork.Migrations.Sqlite", "src/Gridwork.Migrations.Postgres", "tests/Gridwork.Tests", "tests/Gridwork.Journeys", "benches/Gridwork.Bench"];

    private static readonly string[] NodeFolders = ["tests/Gridwork.Journeys", "benches/lighthouse", "tools/make-case-standard", "tools/make-divisions"];

    // What a township may be given without asking anyone; what only works for us may be under these too.
    private static readonly string[] MayShip = ["MIT", "Apache-2.0", "BSD-3-Clause", "PostgreSQL"];
    private static readonly string[] MayWork = [.. MayShip, "BSD-2-Clause", "ISC", "MPL-2.0", "0BSD", "BlueOak-1.0.0", "(MIT OR CC0-1.0)"];

    [Fact]
    public async Task Every_nuget_package_of_the_lock_files_stands_in_the_list_with_its_version()
    {
        var locked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            using var file = JsonDocument.Parse(await Documents.Read($"{project}/packages.lock.json"));
            locked.UnionWith(
                from package in file.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
                where package.Value.GetProperty("type").GetString() != "Project"
                select $"{package.Name} {package.Value.GetProperty("resolved").GetString()}");
        }

        var listed = (await Listed("Ships")).Concat(await Listed("Builds")).Select(row => $"{row[0]} {row[1]}");
        Assert.True(locked.Order(StringComparer.Ordinal).SequenceEqual(listed.Order(StringComparer.Ordinal), StringComparer.Ordinal), Stale);
    }

    [Fact]
    public async Task Every_npm_package_of_the_lock_files_stands_in_the_list_with_its_version()
    {
        var locked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in NodeFolders)
        {
            using var file = JsonDocument.Parse(await Documents.Read($"{folder}/package-lock.json"));
            locked.UnionWith(
                from package in file.RootElement.GetProperty("packages").EnumerateObject()
                where package.Name.Length > 0
                select $"{package.Name.Split("node_modules/")[^1]} {package.Value.GetProperty("version").GetString()} {folder}");
        }

        var listed = (await Listed("Tests")).Select(row => $"{row[0]} {row[1]} {row[3].Split('`')[1]}");
        Assert.True(locked.Order(StringComparer.Ordinal).SequenceEqual(listed.Order(StringComparer.Ordinal), StringComparer.Ordinal), Stale);
    }

    [Fact]
    public async Task Nothing_has_a_licence_that_nobody_allowed()
    {
        Assert.Empty((await Listed("Ships")).Where(row => !MayShip.Contains(row[2], StringComparer.Ordinal)).Select(row => $"{row[0]}: {row[2]}"));
        Assert.Empty((await Listed("Builds")).Concat(await Listed("Tests")).Where(row => !MayWork.Contains(row[2], StringComparer.Ordinal)).Select(row => $"{row[0]}: {row[2]}"));
    }

    [Fact]
    public async Task What_the_restored_packages_say_of_their_licence_is_what_the_list_says()
    {
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Assert.SkipUnless(Directory.Exists(restored), $"No restored packages in {restored}.");
        foreach (var row in (await Listed("Ships")).Concat(await Listed("Builds")))
        {
            var folder = Path.Combine(restored, $"{row[0]}/{row[1]}".ToLowerInvariant());
            if (Directory.Exists(folder))
            {
                var says = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.nuspec")), TestContext.Current.CancellationToken);
                Assert.True(says.Contains($"<license type=\"expression\">{row[2]}<", StringComparison.Ordinal), $"{row[0]} does not say {row[2]}");
            }
        }
    }

    private static async Task<IReadOnlyList<string[]>> Listed(string part)
    {
        var text = (await Documents.Read("docs/dependencies.md")).Split("\n## ").Single(p => p.StartsWith(part, StringComparison.Ordinal));
        return [.. text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| package", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }
}
