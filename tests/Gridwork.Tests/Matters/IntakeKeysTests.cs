using System.Net;
using System.Text.Json;
using Gridwork.Matters;
using Gridwork.Matters.IntakeKeys;
using Gridwork.Matters.IntakeKeys.Sending;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>The keys of other systems, by page; and the description of what they may send.</summary>
public sealed class IntakeKeysTests(TownHost host) : IClassFixture<TownHost>
{
    private const string At = IntakeKeyTown.At;

    [Theory, BothDatabases]
    public async Task A_key_is_made_shown_once_and_ended_and_nothing_of_it_but_its_hash_is_kept(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));
        var (town, key) = (system.Town.Town, await system.Key());

        Assert.Equal((IntakeKey.HashOf(system.Secret), system.Secret[..12], MatterTown.TownCode, Channel.Hotline, 600), (key.Hash, key.Start, key.Area.Value, key.Channel, key.MostHour));
        var list = (await IntakeKeyTown.Keeper(system.Town).Page(At)).QuerySelector("main")!.TextContent;
        Assert.Contains("市热线平台", list, StringComparison.Ordinal);
        Assert.DoesNotContain(system.Secret, list, StringComparison.Ordinal);

        var end = $"{At}/{key.Id.Value}/end";
        Assert.Equal(HttpStatusCode.Redirect, (await IntakeKeyTown.Keeper(system.Town).Submit(end)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await IntakeKeyTown.Keeper(system.Town).Submit(end)).StatusCode);
        Assert.Equal(["intake-keys.end", "intake-keys.make"], await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act.StartsWith("intake-keys")).Select(l => l.Act).OrderBy(a => a).ToArrayAsync()));
        Assert.False(await town.Db(db => db.Everywhere<TrailLine>().AnyAsync(l => l.Detail.Contains(system.Secret))));
    }

    [Theory, BothDatabases]
    public async Task A_name_in_use_a_place_elsewhere_and_too_many_are_refused_and_what_was_typed_is_kept(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database), MatterTown.Village);
        var keeper = IntakeKeyTown.Keeper(system.Town);

        var named = await keeper.Submit($"{At}/make", ("Form.Name", "市热线平台"), ("Form.Area", MatterTown.TownCode), ("Form.Channel", "Outside"), ("Form.MostHour", "600"));
        Assert.Equal(HttpStatusCode.Conflict, named.StatusCode);
        Assert.Equal("市热线平台", (await Browser.Html(named)).QuerySelector("#Form_Name")!.GetAttribute("value"));
        var many = await keeper.Submit($"{At}/make", ("Form.Name", "物业"), ("Form.Area", MatterTown.TownCode), ("Form.Channel", "Outside"), ("Form.MostHour", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.StatusCode);
        Assert.NotNull((await Browser.Html(many)).QuerySelector("#Form_MostHour-wrong"));

        // Of the village only: the other one is not among the choices, the key of the town is not there.
        var small = system.Town.Town.As(MatterTown.OtherVillage, Can.KeepIntakeKeys);
        Assert.DoesNotContain("市热线平台", (await small.Page(At)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await small.Get($"{At}/{(await system.Key()).Id.Value}/end")).StatusCode);
        Assert.Empty((await small.Page($"{At}/make")).QuerySelectorAll($"option[value='{MatterTown.Village}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await system.Town.Dispatcher.Get(At)).StatusCode);
    }

    [Fact]
    public async Task The_description_names_what_the_endpoint_takes_and_how_it_answers()
    {
        var town = await host.Town(TestDatabase.Sqlite);
        var answer = await town.Anyone().Get("/api/openapi.json");
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(["/api/matters"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToArray());
        var post = document.GetProperty("paths").GetProperty("/api/matters").GetProperty("post");
        Assert.Equal(["200", "201", "400", "401", "403", "409", "413", "415", "422", "429", "503"], post.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(["application/json"], post.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(c => c.Name).ToArray());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        AssertSame(typeof(SentReport), schemas);
        AssertSame(typeof(SentContact), schemas);
        AssertSame(typeof(SentReceipt), schemas);
        Assert.Equal(["id", "text"], schemas.GetProperty(nameof(SentReport)).GetProperty("required").EnumerateArray().Select(r => r.GetString()!).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(4000, schemas.GetProperty(nameof(SentReport)).GetProperty("properties").GetProperty("text").GetProperty("maxLength").GetInt32());
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
    }

    // Every part that the endpoint reads or writes stands in it, and no other.
    private static void AssertSame(Type type, JsonElement schemas) => Assert.Equal(
        JsonSerializer.SerializeToNode(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type), type, SentReport.Json)!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal).ToArray(),
        schemas.GetProperty(type.Name).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToArray());
}
