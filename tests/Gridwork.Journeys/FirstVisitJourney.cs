using System.Globalization;

namespace Gridwork.Journeys;

/// <summary>P11: what a resident downloads at the first visit, as it comes over the line.</summary>
public sealed class FirstVisitJourney(Screens screens)
{
    [Theory, InlineData("/"), InlineData("/report"), InlineData("/follow"), InlineData("/my-grid")]
    public async Task A_first_visit_is_at_most_five_requests_and_sixty_kilobytes(string path)
    {
        await using var host = await WalkHost.Start();
        var screen = await screens.Open(host.Address, 360);
        var network = await screen.Page.Context.NewCDPSessionAsync(screen.Page);
        await network.SendAsync("Network.enable");
        var (requests, bytes) = (0, 0d);
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            requests++;
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        };

        await screen.Go(path);
        await screen.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{path}: {requests} requests, {bytes / 1024:0.0} KB"));
        Assert.InRange(requests, 2, 5);
        Assert.InRange(bytes, 1, 60 * 1024);
        Assert.Empty(screen.Wrong);
    }
}
