using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Subtasks;

namespace Gridwork.Tests.Matters;

/// <summary>Somebody tries something, so many minutes after the last.</summary>
/// <param name="Choice">Which act of those that the state allows, and that do not turn it back or end it before its time.</param>
/// <param name="Wild">Any act at all.</param>
/// <param name="Who">One of three people, so that now and then someone meets their own work.</param>
/// <param name="Count">Days, or the length of an extension, as the act needs it.</param>
/// <param name="Rings">Whether the alarms were given before.</param>
public sealed record Step(int Choice, bool Wild, int Minutes, int Who, int Count, bool Yes, bool Rings);

/// <summary>A year's days as somebody drew them.</summary>
public sealed record DrawnCalendar(WorkingCalendar Calendar, HashSet<DateOnly> Off, HashSet<DateOnly> Work, OfficeHours Hours)
{
    public WorkTime Time { get; } = new(Calendar, Hours);

    /// <summary>As a clerk reads it from the wall.</summary>
    public bool Works(DateOnly day) => Work.Contains(day) || (!Off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}

/// <summary>A matter's whole life, drawn: what everyone tries, and a calendar that gives way to another, whose recount comes a while later.</summary>
/// <param name="Change">From this step on the other calendar holds.</param>
/// <param name="Lag">So many steps pass until everything is counted again.</param>
/// <param name="Asks">Whether its unit asks for more time whenever it can.</param>
public sealed record LivedMatter(DateTimeOffset From, DrawnCalendar Before, DrawnCalendar After, int Change, int Lag, ClockRules Rules, Term Term, CountedBy By, bool Asks, IReadOnlyList<Step> Steps)
{
    internal static readonly PersonId[] People = [MatterBuilder.Worker, MatterBuilder.Dispatcher, MatterBuilder.Checker];

    private static readonly MatterAct[] Acts = [.. Enum.GetValues<MatterAct>().Where(a => a is not (MatterAct.Report or MatterAct.Recount or MatterAct.BringIn))];

    public sealed record Moment(Matter Matter, MatterState From, MatterAct Act, Problem? Refused, string Before, int Lines, DrawnCalendar Calendar, Timing Timing, Actor By, bool Counted);

    /// <summary>The same matter after every step.</summary>
    public IEnumerable<Moment> Live()
    {
        var (now, calendar) = (From, Calendar(0));
        var matter = Matter.Report(MatterId.New(), "空院里堆着木料。", AreaCode.Of("140781105204"), "", Channel.Page, new Actor(People[0], "某人", now), Of(calendar), held: Lag % 5 == 1);
        for (var i = 0; i < Steps.Count; i++)
        {
            var step = Steps[i];
            calendar = Calendar(i);
            now = now.AddMinutes(step.Minutes);
            var (by, timing) = (new Actor(People[step.Who], "某人", now), Of(calendar));
            if (i == Change + Lag && matter is { Open: true, TimeVersion: { } version } && version != timing.Version)
            {
                matter.Recount(by, timing);
            }

            if (step.Rings)
            {
                Ring(matter, by, timing);
            }

            matter.Reads([]); // the legs have lives of their own
            var (from, before, lines) = (matter.State, Seen(matter), matter.History.Count);
            var act = Chosen(step, matter);
            var refused = Try(matter, act, step, by, timing);
            yield return new Moment(matter, from, act, refused, before, lines, calendar, timing, by, i < Change || i >= Change + Lag);
        }
    }

    /// <summary>All that an act may change, in words.</summary>
    public static string Seen(Matter m) => string.Join('\n',
        m.State, m.Open, m.History.Count, ClocksConverter.Write(m.Clocks), m.NextDue.ToString("O"), m.NextAlarm.ToString("O"), m.TimeVersion,
        m.Suspensions, m.LookAgain, m.Unit, m.UnitName, m.Handler, m.Outcome, m.Declined, m.Filing, m.Verified, m.Rework, m.Whistles, m.Contest, m.Contested, m.Above, m.Main, SubtasksConverter.Write(m.Subtasks), ClocksConverter.Write(m.Earlier), m.Reopened, m.Touched.ToString("O"));

    public override string ToString() =>
        $"{CivilTime.Write(From)} {Term.Count} {Term.Unit} {By}, other calendar at {Change}+{Lag}:\n{string.Join('\n', Live().Select(m => $"{CivilTime.Write(m.By.At)} {m.From} {m.Act} {m.Refused?.Code}"))}";

    internal DrawnCalendar Calendar(int step) => step < Change ? Before : After;

    internal Timing Of(DrawnCalendar calendar) => new(calendar.Time, Rules);

    private MatterAct Chosen(Step step, Matter matter)
    {
        if (Asks && !step.Wild && matter.State.IsRunning && step.Choice % 4 > 0)
        {
            return matter.Handling?.Asked is null ? MatterAct.AskExtension : MatterAct.DecideExtension;
        }

        if (step.Choice % 29 == 0 && matter.State is not MatterState.Joined)
        {
            return matter.Open ? MatterAct.NameParty : MatterAct.ClearParties;
        }

        if (step.Choice % 31 == 0 && matter.State is (MatterState.Handling or MatterState.Suspended))
        {
            return MatterAct.HandOver;
        }

        if (step.Choice % 37 == 0 && matter.Open)
        {
            return MatterAct.Recode;
        }

        if (step.Choice % 11 == 0 && matter.State is MatterState.Reported or MatterState.Accepted)
        {
            return MatterAct.Join;
        }

        if (step.Choice % 9 == 0 && matter.State is MatterState.Handling && !matter.Subtasks.Open.Any())
        {
            return MatterAct.AddSubtask;
        }

        if (step.Choice % 5 == 0 && matter.State is MatterState.Handling && matter.Subtasks.Open.FirstOrDefault(s => s.Firm is not null) is { } ofFirm)
        {
            return ofFirm.Link is null ? MatterAct.LinkSubtask : MatterAct.AnswerSubtask;
        }

        if (step.Choice % 23 == 0 && matter.Open)
        {
            return MatterAct.AddWords;
        }

        var possible = Acts.Where(a => step.Wild || (MatterLife.After(matter.State, a) is not null && a is not (MatterAct.Void or MatterAct.ForceClose or MatterAct.Decline or MatterAct.Return or MatterAct.HandUp or MatterAct.AddSubtask or MatterAct.AddWords or MatterAct.Join or MatterAct.NameParty or MatterAct.ClearParties or MatterAct.HandOver or MatterAct.Recode))).ToList();
        return possible.Count > 0 ? possible[step.Choice % possible.Count] : Acts[step.Choice % Acts.Length];
    }

    // As RingAlarms does it.
    internal static void Ring(Matter matter, Actor by, Timing timing)
    {
        if (matter.SuspendedUntil is { } last && last <= by.At)
        {
            Assert.Null(matter.Resume(note: null, by, timing));
            return;
        }

        matter.Ring(by.At, timing);
        matter.LookedAt(by.At);
    }

    private static Matter Another(Actor by, Timing timing) => Matter.Report(MatterId.New(), "同一堆木料。", AreaCode.Of("140781105204"), "", Channel.Page, by, timing);

    internal Problem? Try(Matter m, MatterAct act, Step step, Actor by, Timing timing) => act switch
    {
        MatterAct.Accept => m.Accept(MatterBuilder.Piled, by),
        MatterAct.Decline => m.Decline("court", "已经在诉讼中。", by),
        MatterAct.Dispatch => m.Dispatch(MatterBuilder.Works, "村镇建设办", Promise.Of(Term, By, by.At, timing.Time), request: null, by, timing),
        MatterAct.Return => m.Return("不归我们管。", by),
        MatterAct.Take => m.Take(by),
        MatterAct.Handle => m.Handle("木料已拉走。", by, timing),
        MatterAct.Close => m.Close(new Outcome("清除完毕。", "路通了。"), step.Yes, by),
        MatterAct.SendBack => m.SendBack("西墙根还剩一堆。", by, timing),
        MatterAct.SendToVerify => m.SendToVerify("看看是不是占道。", by, timing),
        MatterAct.Verify => m.Verify(step.Yes, "木料占了半边路。", by),
        MatterAct.Suspend => m.Suspend("要等明年的资金。", "函", CivilTime.DayOf(by.At).AddDays(step.Count), by, timing),
        MatterAct.Resume => m.Resume(note: null, by, timing),
        MatterAct.PauseClock => m.PauseClock("等鉴定的结果。", "鉴字3号", by, timing),
        MatterAct.ResumeClock => m.ResumeClock(note: null, by, timing),
        MatterAct.AskExtension => m.AskExtension(step.Count % (Term.Count + 2), "吊车下周才到。", by),
        MatterAct.DecideExtension => m.DecideExtension(step.Yes, answer: null, by, timing),
        MatterAct.Void => m.Void("重复的。", by),
        MatterAct.ForceClose => m.ForceClose(new Outcome("房主失联。", "已上报县里。"), by),
        MatterAct.Reopen => m.Reopen("还没有清完。", by, timing),
        MatterAct.AddWords => m.AddWords("今天又堆了一车。", by),
        MatterAct.NotSolved => m.NotSolved("西墙根还剩一堆。", step.Count, by),
        MatterAct.Raise => m.Raise("请执法队来看看。", by),
        MatterAct.PassOn => m.PassOn(note: null, by),
        MatterAct.Settle => m.Settle(new Outcome("房主当场搬走了。", "路通了。"), by),
        MatterAct.Whistle => m.Whistle(Promise.Of(Term, By, by.At, timing.Time), "执法队", by, timing),
        MatterAct.SumUp => m.SumUp("几家都办完了。", by, timing),
        MatterAct.Contest => m.ContestIt("不归我们管。", "职责清单第 3 条", by, timing),
        MatterAct.Uphold or MatterAct.Overrule => m.Rule(act is MatterAct.Uphold, "按职责清单裁定。", by),
        MatterAct.HandUp => m.HandUp("介休市水利局", "绵政报〔2026〕5号", "河道归市里管。", CivilTime.DayOf(by.At).AddDays(step.Count), by),
        MatterAct.GetBack => m.GetBack("市里说归镇里管。", by),
        MatterAct.SettleAbove => m.SettleAbove("市里派船清完了。", by, timing),
        MatterAct.AddSubtask => m.AddSubtask("拆掉残墙。", step.Yes ? ["支护"] : [], step.Count % 2 == 0 ? "某某吊装公司" : null, by),
        MatterAct.TickSubtasks => m.TickSubtasks([(m.Subtasks.All.Count, 0)], step.Yes ? [.. m.Subtasks.Open.Select(s => s.Nr)] : [], by),
        MatterAct.DropSubtask => m.DropSubtask(m.Subtasks.Open.FirstOrDefault()?.Nr ?? 1, "不用做了。", by),
        MatterAct.LinkSubtask => m.LinkSubtask(m.Subtasks.Open.FirstOrDefault(s => s.Firm is not null)?.Nr ?? 1, AnswerLink.For("x", by.At.AddDays(7)), by),
        MatterAct.AnswerSubtask => m.AnswerSubtask(m.Subtasks.Open.FirstOrDefault(s => s.Link is not null)?.Nr ?? 1, "x", new HashSet<int>(), "吊走了。", by),
        MatterAct.Join => m.Join(step.Yes ? m : Another(by, timing), step.Count % 4 == 0 ? 1 : 0, by),
        MatterAct.NameParty => m.NameParty("执法队", step.Yes && m.Unit is { } has ? new HashSet<Guid> { has.Value } : new HashSet<Guid>(), by),
        MatterAct.ClearParties => m.ClearParties("注明错了。", by),
        MatterAct.TakeUp => m.TakeUp("问清楚了，说的是执法队。", by),
        MatterAct.HandOver => m.HandOver(step.Yes ? by.Id : null, "孟凡 → 执法队", by),
        MatterAct.Recode => m.Recode(AreaCode.Of(step.Yes ? "140781105405" : m.Area.Value), "东内封村 → 东内封社区", by),
        MatterAct.Separate => m.Separate("不是同一件。", by, timing),
        _ => throw new InvalidOperationException($"{act} is tried by nobody."),
    };
}
