using Gridwork.Matters;
using Gridwork.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>Every kind of page in both languages, plain and large type: nothing is wider than the screen, axe finds nothing, paper holds no buttons.</summary>
public sealed partial class EveryPageJourney(Screens screens)
{
    // English in large type is the widest that there is.
    private static readonly (string Language, string Type)[] Looks = [("zh", "plain"), ("en", "large")];

    [Fact]
    public async Task Every_page_fits_every_screen_and_sheet_and_axe_finds_nothing()
    {
        Eyes.Need();
        await using var host = await WalkHost.Start();
        var matters = await StandingMatters.In(host);
        var heard = await HeardMatters.In(host);
        host.Clock.Is("2026-02-12T14:20:00");
        var screen = await screens.Open(host.Address, 1440);
        var eyes = new Eyes(screen);
        foreach (var (who, pages) in Pages(matters, heard, await HeldMatter.In(host), () => host.Scope(site => site.GetRequiredService<DoErrands>().Run(TestContext.Current.CancellationToken))))
        {
            if (who.Length > 0)
            {
                await screen.SignIn(who, who switch { "shenji" => "/trail", "xitong" or "anquan" => "/areas", _ => "/matters" });
            }

            foreach (var (language, type) in Looks)
            {
                await Prefer(screen, host.Address, language, type);
                foreach (var (name, arrive) in pages)
                {
                    await arrive(screen);
                    await eyes.Look(name, language, type);
                }
            }
        }

        Assert.True(eyes.Seen.Count is 0, string.Join('\n', eyes.Seen));
        Assert.Empty(screen.Wrong);
    }

    private static IEnumerable<(string Who, (string Name, Func<Screen, Task> Arrive)[] Pages)> Pages(StandingMatters all, HeardMatters heard, Matter held, Func<Task> doErrands)
    {
        var (closed, declined) = (all.Closed, all.Declined);
        yield return ("", [
            At("home", "/"), At("report", "/report"), ("report-where", Where), ("report-pin", Pin), ("report-twins", Twins), ("report-answer", Answer), ("report-about", ToldPages.About), ("report-refused", s => Send(s, "/report")), ("report-urgent", ToldPages.Urgent), ("receipt", Receipt), ("receipt-paper", ReceiptPaper),
            At("follow", "/follow"), At("follow-closed", $"/follow?no={closed.Number}&key={closed.QueryCode}"), At("follow-declined", $"/follow?no={declined.Number}&key={declined.QueryCode}"),
            At("follow-late", $"/follow?no={all.Late.Number}&key={all.Late.QueryCode}"), At("follow-add", $"/follow/add?no={all.Late.Number}&key={all.Late.QueryCode}"), At("follow-answer", $"/follow/answer?no={closed.Number}&key={closed.QueryCode}"), ("follow-answer-refused", s => Send(s, $"/follow/answer?no={closed.Number}&key={closed.QueryCode}")), At("follow-none", "/follow?no=2026-000000&key=AAAABBBB"), At("sign-in", "/sign-in"),
            ("sign-in-refused", s => Send(s, "/sign-in")), At("not-found", "/no/such/page"), At("answer-link", $"/answer/{all.Parted.Id.Value}/2/secret"), ("answer-link-refused", s => Send(s, $"/answer/{all.Parted.Id.Value}/2/secret")), At("answer-link-none", $"/answer/{all.Parted.Id.Value}/2/wrong"),
            At("sign-in-code", "/sign-in/code"),
            At("first-password", "/sign-in/first?user=zhao&key=x"), ("first-password-refused", s => Send(s, "/sign-in/first?user=zhao&key=x")),
            At("follow-again", $"/follow?no={heard.Again.Number}&key={heard.Again.QueryCode}"),
            At("sign-in-passkey", "/sign-in/passkey"),
            At("my-grid", "/my-grid"), At("privacy", $"/privacy?no={closed.Number}&key={closed.QueryCode}"), ("privacy-refused", s => Send(s, "/privacy")), At("my-grid-found", "/my-grid?place=140781105204001"), At("grid-sheet", "/grids/140781105204001/sheet"),
        ]);
        yield return ("shouli", [
            ("my-deputy", s => First(s, "/me/posts", "/deputy")),
            At("queue", "/matters"), At("find", "/find"), At("find-found", "/find?q=%E8%B7%AF%E7%81%AF"), At("find-refused", "/find?q=%E7%81%AF"), At("queue-closed", "/matters?View=Closed&Due=nonsense"), At("matter", Page(all.Late)), At("matter-paper", Page(closed, "paper")), At("matter-closed", Page(closed)),
            At("accept", Page(all.Reported, "accept")), At("accept-found", Page(all.Reported, "accept?find=ldw")), ("accept-refused", s => Send(s, Page(all.Reported, "accept"))), At("decline", Page(all.Reported, "decline")),
            At("not-mine", Page(all.Reported, "dispatch")), At("send-to-verify", Page(all.Reported, "send-to-verify")), At("void", Page(all.Reported, "void")), At("join", Page(all.Reported, "join")), ("join-refused", s => Send(s, Page(all.Reported, "join"))), At("separate", Page(all.Joined, "separate")), At("matter-joined", Page(all.Joined)), At("matter-main", Page(all.Wide)), At("name-party", Page(all.Reported, "name-party")), ("name-party-refused", s => Send(s, Page(all.Reported, "name-party"))), At("clear-parties", Page(all.Reported, "clear-parties")), At("new", "/matters/new"), ("new-looked", Looked), ("new-refused", s => Send(s, "/matters/new")),
            At("reporters", "/reporters"), ("reporters-refused", s => Send(s, "/reporters")), At("reporter", Page(all.Reported, "reporter")),
            At("areas", "/areas"), At("area", "/areas/140781105204"), At("units", "/units"),
            At("inbox", "/inbox"), At("privacy-requests", "/privacy-requests"), ("privacy-request", s => ToldPages.Privacy(s, closed)), At("follow-ups", "/follow-ups"), At("follow-up-figures", "/follow-ups/figures"), At("call-back-refused", Page(closed, "call-back")),
            At("me", "/me"), At("password", "/me/password"), ("password-refused", s => Send(s, "/me/password")), At("second-factor", "/me/second-factor"), ("second-factor-scan", Scan), At("recovery-codes", "/me/second-factor/codes"),
            At("messages", "/messages"),
            At("lists-out-none", "/lists-out"), ("list-out", List), At("lists-out", "/lists-out"),
            At("inbox-mail", "/inbox/mail"),
            At("follow-up-lines", "/follow-ups/figures?Figure=Heard&Unit=综合行政执法队&From=2026-02-01&To=2026-02-28"), At("call-back", Page(heard.Silent, "call-back")), ("call-back-refused", s => Send(s, Page(heard.Silent, "call-back"))), At("call-back-barred", Page(closed, "call-back")), At("matter-again", Page(heard.Again)), At("message", $"/messages/{heard.Message.Id.Value}"),
            At("passkey-add", "/me/passkeys/add"),
        ]);
        yield return ("paiqian", [
            At("dispatch", Page(all.Accepted, "dispatch")), ("dispatch-refused", s => Send(s, Page(all.Accepted, "dispatch"))), At("not-now", Page(closed, "dispatch")),
            At("suspend", Page(all.Taken, "suspend")), ("suspend-refused", s => Send(s, Page(all.Taken, "suspend"))), At("resume", Page(all.Suspended, "resume")), At("pause-clock", Page(all.Taken, "pause-clock")),
            At("resume-clock", Page(all.Paused, "resume-clock")), At("decide-extension", Page(all.Asked, "decide-extension")), At("reopen", Page(closed, "reopen")),
            At("matter-suspended", Page(all.Suspended)), At("matter-paused", Page(all.Paused)), At("matter-asked", Page(all.Asked)), At("notices", "/notices"),
            At("return", Page(all.Quarrel, "return")), At("hand-up", Page(all.Taken, "hand-up")), ("hand-up-refused", s => Send(s, Page(all.Taken, "hand-up"))), At("get-back", Page(all.Above, "get-back")), At("settle-above", Page(all.Above, "settle-above")),
            At("matter-contested", Page(all.Quarrel)), At("matter-above", Page(all.Above)), At("queue-contested", "/matters?View=Contested"),
        ]);
        yield return ("paiqian", [
            At("whistle", Page(all.Accepted, "whistle")), ("whistle-refused", s => Send(s, Page(all.Accepted, "whistle"))), At("sum-up-refused", Page(all.Called, "sum-up")), At("matter-called", Page(all.Called)), At("whistles", "/whistles?View=Out"), At("task", "/whistles/new"), ("task-refused", s => Send(s, "/whistles/new")),
            At("leg", Leg(all.Contested)), At("leg-see-arrival", Leg(all.Arrived, "see-arrival")), At("leg-reassign", Leg(all.Arrived, "reassign")), At("leg-withdraw", Leg(all.Arrived, "withdraw")),
            At("leg-rate", Leg(all.Answered, "rate")), At("leg-reject-answer", Leg(all.Answered, "reject-answer")),
        ]);
        yield return ("zhifa", [
            At("leg-acknowledge", Leg(all.Fresh, "acknowledge")), At("leg-contest", Leg(all.Fresh, "contest")), ("leg-contest-refused", s => Send(s, Leg(all.Fresh, "contest"))), At("leg-arrive", Leg(all.Fresh, "arrive")),
            At("leg-judge", Leg(all.Answered, "judge")), At("whistles-in", "/whistles"),
            At("take", Page(all.Dispatched, "take")), At("contest", Page(all.Dispatched, "contest")), At("ask-extension", Page(all.Taken, "ask-extension")), At("notices-none", "/notices"), At("handle", Page(all.Taken, "handle")),
            At("matter-parted", Page(all.Parted)), At("add-subtask", Page(all.Parted, "add-subtask")), ("add-subtask-refused", s => Send(s, Page(all.Parted, "add-subtask"))), At("tick-subtasks", Page(all.Parted, "tick-subtasks")),
            At("link-subtask", Page(all.Parted, "link-subtask")), At("drop-subtask", Page(all.Parted, "drop-subtask")), At("handle-parted", Page(all.Parted, "handle")), ("handle-refused", s => Send(s, Page(all.Taken, "handle"))),
        ]);
        yield return ("hecha", [
            At("close", Page(all.Handled, "close")), ("close-refused", s => Send(s, Page(all.Handled, "close"))), At("send-back", Page(all.Handled, "send-back")), At("verify", Page(all.Verifying, "verify")),
        ]);
        yield return ("gezhang", [At("pass-on", Page(all.Raised, "pass-on")), At("settle", Page(all.Raised, "settle"))]);
        yield return ("lingdao", [At("matter-held", Page(held)), At("take-up", Page(held, "take-up")), ("take-up-refused", s => Send(s, Page(held, "take-up"))), At("figures", "/whistles/figures"), At("figures-listed", "/whistles?Figure=Called&From=2026-02-01&To=2026-02-28"), At("rule", Page(all.Quarrel, "rule")), At("leg-rule", Leg(all.Contested, "rule")), At("leg-waive", Leg(all.Fresh, "waive")), At("force-close", Page(all.Taken, "force-close"))]);
        yield return ("shenji", [("trail", Trail)]);
        yield return ("taizhang", [At("ledgers", "/ledgers"), ("ledgers-refused", s => Send(s, "/ledgers")), ("ledger", Ledger), ("ledger-refused", async s => { await Ledger(s); await s.Page.Locator("[name='Columns[Text]']").SelectOptionAsync(""); await s.Page.Locator("main form .btn.main").ClickAsync(); await s.Page.Locator("[role=alert]").WaitForAsync(); }), ("ledger-looked", s => LedgerLooked(s, doErrands))]);
        yield return ("xitong", [
            At("settings", "/settings"), At("setting", "/settings/of/time.units"), At("calendar", "/settings/calendar"), ("calendar-refused", s => Send(s, "/settings/calendar")), ("calendar-look", Notice),
            At("hours", "/settings/hours"), At("printed-units", "/settings/units"), At("limits", "/settings/limits"), At("follow-up-terms", "/settings/follow-up"), ("limits-look", Limit), At("case-standards", "/settings/case-standard"), ("case-standard", Standard), At("jobs", "/jobs"), At("health", "/system-health"),
            At("kept", "/settings/reporters"), ("kept-refused", s => Send(s, "/settings/reporters")), At("duty-lists", "/settings/duty-lists"),
            At("idle", "/settings/idle"), At("sliver", "/settings/sliver"), At("flood", "/settings/flood"), At("privacy-term", "/settings/privacy"), At("emergency-words", "/settings/emergency-words"), ("emergency-words-refused", s => Send(s, "/settings/emergency-words")), At("second-factor-rule", "/settings/second-factor"),
            At("message-texts", "/settings/messages"), ("message-texts-refused", s => Send(s, "/settings/messages")), At("quiet-hours", "/settings/quiet-hours"), At("intake-keys", "/settings/intake-keys"), ("intake-key-refused", s => Send(s, "/settings/intake-keys/make")),
            At("units-kept", "/units"), At("units-sheet", "/units/sheet"), ("units-sheet-look", s => Table(s, "/units/sheet", "机构名称,类别,服务区域,上级机构\n河长办,站所,绵山镇,水利站\n水利站,站所,绵山镇,\n丙办,部落,绵山镇,\n")), At("unit-open", "/units/open"), ("unit-open-refused", s => Send(s, "/units/open")), At("unit-change", Unit(all, "change")), At("unit-close", Unit(all, "close")),
            At("recode", "/areas/recode"), ("recode-look", s => Table(s, "/areas/recode", "旧代码,新代码,新名称,生效日期,依据\n140781105204,140781105404,西内封社区,,介政函〔2026〕9号\n140781105299,140781105499,,,\n")), At("grids", "/grids"), At("grids-picture", "/grids?Village=140781105204"), At("grid-draw", "/grids/140781105204001/draw"), ("grid-draw-refused", Drawn), At("grid-open", "/grids/open"), At("grid-ground", "/grids/ground"), At("grid-close", "/grids/140781105204001/close"),
        ]);
        yield return ("anquan", [At("roles", "/roles"), At("role-change", "/roles/handler/change"), At("role-own", "/roles/security-admin/change"), At("posts", "/posts"), At("post-give", "/posts/give"), ("post-give-refused", s => Send(s, "/posts/give")), ("post-end", End), ("post-deputy", s => First(s, "/posts", "/deputy")), At("my-posts", "/me/posts"), ("why", s => Why(s, all.Taken.Number)), ("why-refused", s => Send(s, "/why")), At("accounts", "/accounts"), At("people-sheet", "/accounts/sheet"), ("people-sheet-look", s => Table(s, "/accounts/sheet", "登录名,姓名,角色,机构\nqiuyu,邱雨,核查员,综合便民服务中心\nshouli,,受理员,综合便民服务中心\n")), ("people-sheet-taken", Brought), At("links", "/accounts/sheet/links"), At("account-add", "/accounts/add"), ("account-added", Added), ("account-close", Close)]);
    }

    private static (string, Func<Screen, Task>) At(string name, string path) => (name, screen => screen.Go(path));
}
