using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gridwork.Platform.Paper;
using Gridwork.Tests.Matters;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform;

using Can = Gridwork.Matters.Can;

/// <summary>Paper: the receipt and the record of a matter as GB/T 9704 lays them out, on the screen and as PDF where the machine has a browser for it.</summary>
public sealed partial class PaperTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_record_of_a_matter_says_all_but_who_reported_it_to_those_who_may_read_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var receipt = (await ReporterTown.Report(town.Town)).Value!;
        await FollowUpTown.Done(town.Intake.Submit($"/matters/{receipt.Id}/accept?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));

        var paper = await town.Intake.Page($"/matters/{receipt.Id}/paper");
        var text = paper.QuerySelector("article.paper")!.TextContent;
        foreach (var said in new[] { receipt.Number, "路灯不亮三天了", "一、来源和诉求", "二、立案", "三、", "2026年2月12日" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ReporterTown.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ReporterTown.Phone, text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As(MatterTown.OtherVillage, Can.ReadMatters).Get($"/matters/{receipt.Id}/paper")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(MatterTown.TownCode, Can.ReportMatters).Get($"/matters/{receipt.Id}/paper?as=pdf")).StatusCode);
    }

    [Fact]
    public async Task As_pdf_it_is_one_file_of_a4_without_a_word_of_the_toolbar()
    {
        Assert.SkipWhen(host.Services.GetRequiredService<PrintPaper>().Program is null, "This machine has no Chromium.");
        var town = await MatterTown.In(await host.Town(TestDatabase.Sqlite));
        var receipt = (await town.Report(Guid.CreateVersion7(), "路灯不亮三天了")).Value!;
        var address = $"/report/received/paper?no={receipt.Number}&key={receipt.QueryCode}";

        var answer = await town.Town.Anyone().Get($"{address}&as=pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        var box = MediaBox().Match(pdf);
        Assert.Equal((595, 842), ((int)Math.Round(double.Parse(box.Groups["w"].Value, System.Globalization.CultureInfo.InvariantCulture)), (int)Math.Round(double.Parse(box.Groups["h"].Value, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Single(Pages().Matches(pdf));

        // By the same right as the page: with a wrong code there is neither.
        Assert.Equal(HttpStatusCode.Redirect, (await town.Town.Anyone().Get(address.Replace("key=", "key=2", StringComparison.Ordinal) + "&as=pdf")).StatusCode);
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0 0 (?<w>[\d.]+) (?<h>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pages();
}
