using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Matters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MiniExcelLibs;

namespace Gridwork.Tests.Platform.ListsOut;

/// <summary>People with posts of their own, for what is done for them in the background, and the rows of what they took out.</summary>
internal static class OutTown
{
    private static int roles;

    /// <summary>Someone whose post gives them these permissions, who asks with the same.</summary>
    public static async Task<(Browser Browser, Post Post)> Posted(this Town town, string area, params string[] can)
    {
        var person = PersonId.New();
        var role = await town.Given(Role.Of($"out-{Interlocked.Increment(ref roles)}", "试", "test", can));
        await town.Given(new Account { Id = person.Value, UserName = $"out-{person.Value:N}", Name = "韩雪" });
        var post = await town.Given(Post.At(AreaCode.Of(area), person, role.Key, new DateOnly(2026, 1, 1)));
        return (town.As(person, area, [], can), post);
    }

    /// <summary>Does what waits, page by page of this size.</summary>
    public static Task<int> Make(this Town town, int pageSize)
    {
        var errand = Errand.Of<ListErrand>((site, list, ct) => site.GetRequiredService<MakeList>().Run(list, pageSize, ct));
        return town.Scope(services => new DoErrands(
            services.GetRequiredService<Gridwork.Platform.Persistence.GridworkDb>(), services.GetRequiredService<CurrentSite>(),
            new Dictionary<string, Errand>(StringComparer.Ordinal) { [errand.Kind] = errand },
            town.Services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<DoErrands>.Instance).Run(default));
    }

    /// <summary>Presses the button of a list and gives back where the file will be.</summary>
    public static async Task<string> Ask(this Browser browser, string list, string format = "Xlsx")
    {
        var answer = await browser.Submit(list, $"button[name=Format][value={format}]");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<List<string[]>> Rows(this HttpResponseMessage file)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, file.StatusCode);
        var stream = new MemoryStream(await file.Content.ReadAsByteArrayAsync());
        return [.. (await stream.QueryAsync(useHeaderRow: false, excelType: ExcelType.XLSX)).Cast<IDictionary<string, object?>>().Select(r => r.Values.Select(v => $"{v}").ToArray())];
    }

    public static async Task<MatterTown> MatterTown(this TownHost host, TestDatabase database) => await Matters.MatterTown.In(await host.Town(database));
}
