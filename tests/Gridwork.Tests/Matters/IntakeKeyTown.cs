using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gridwork.Matters;
using Gridwork.Matters.IntakeKeys;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

/// <summary>The town, and another system that has a key to it.</summary>
internal sealed class IntakeKeyTown(MatterTown town, string secret)
{
    public const string At = "/settings/intake-keys";

    public MatterTown Town => town;

    public string Secret => secret;

    public static Browser Keeper(MatterTown town) => town.Town.As(MatterTown.TownCode, Can.KeepIntakeKeys);

    public static async Task<IntakeKeyTown> In(Town town, string area = MatterTown.TownCode, string most = "600")
    {
        var here = await MatterTown.In(town);
        return new IntakeKeyTown(here, await Made(here, "市热线平台", area, most));
    }

    public static async Task<string> Made(MatterTown town, string name, string area = MatterTown.TownCode, string most = "600") =>
        (await Browser.Html(await Keeper(town).Submit($"{At}/make", ("Form.Name", name), ("Form.Area", area), ("Form.Channel", "Hotline"), ("Form.MostHour", most)))).QuerySelector("#given")!.TextContent;

    public Task<Answer> Send(object report, string? key = null) => Post(JsonSerializer.Serialize(report), key ?? secret);

    public async Task<Answer> Post(string body, string? key, string type = "application/json", string? language = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/matters") { Content = content };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        request.Headers.AcceptLanguage.ParseAdd(language ?? "zh");
        using var answer = await town.Town.Anyone().Http.SendAsync(request);
        return new Answer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(), answer.Headers);
    }

    public Task<string[]> Numbers() => town.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Number).OrderBy(n => n).ToArrayAsync());

    public Task<IntakeKey> Key() => town.Town.Db(db => db.Everywhere<IntakeKey>().AsNoTracking().SingleAsync());

    public sealed record Answer(int Status, string? Type, string Text, HttpResponseHeaders Headers)
    {
        public string this[string name] => JsonDocument.Parse(Text).RootElement.GetProperty(name).ToString();

        /// <summary>What was refused, by its code; fails when it is no refusal in words.</summary>
        public string Code
        {
            get
            {
                Assert.Equal("application/problem+json", Type);
                Assert.NotEmpty(this["detail"]);
                Assert.Equal($"{Status}", this["status"]);
                return this["type"]["urn:gridwork:".Length..];
            }
        }
    }
}
