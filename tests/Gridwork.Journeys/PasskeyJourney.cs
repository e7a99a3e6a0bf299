namespace Gridwork.Journeys;

/// <summary>A device of one's own opens the desk: made with the password, used without it, and gone when it is removed.</summary>
public sealed class PasskeyJourney(Screens screens)
{
    [Fact]
    public async Task A_passkey_is_made_used_and_removed()
    {
        await using var host = await WalkHost.Start();
        var address = host.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal); // a passkey belongs to a name, not to a number
        var desk = await screens.Open(address, 1440);
        var device = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await desk.SignIn("shouli");

        await desk.Go("/me/passkeys/add");
        await desk.Type("Form.Name", "窗口的电脑");
        await desk.Type("Form.Password", "Gridwork-2026");
        await desk.Picture("passkey-add");
        await desk.Press("制作通行密钥");
        await desk.Page.WaitForURLAsync("**/me");
        await desk.Sees("窗口的电脑");
        await desk.Picture("me");

        await desk.Page.Context.ClearCookiesAsync();
        await desk.Go("/matters/new");
        await desk.Press("用通行密钥登录");
        await desk.Press("登录");
        await desk.Page.WaitForURLAsync("**/matters/new");

        await desk.Go("/me");
        await desk.Follow("去掉通行密钥：窗口的电脑");
        await desk.Type("Form.Password", "Gridwork-2026");
        await desk.Press("去掉通行密钥");
        await desk.Page.WaitForURLAsync("**/me");
        await desk.Page.Context.ClearCookiesAsync();
        await desk.Go("/sign-in");
        await desk.Press("用通行密钥登录");
        await desk.Press("登录");
        await desk.Page.Locator(".refusal").WaitForAsync();
        await desk.Sees("打不开");
        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task Without_script_the_page_says_why_there_is_none()
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, 360, script: false);
        await desk.Go("/sign-in/passkey");
        await desk.Sees("不能用通行密钥");
        Assert.Equal(0, await desk.Page.Locator("main form button:visible").CountAsync());
    }
}
