using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Subtasks;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Matters;

/// <summary>A matter with a past. It walks the entity's own methods, so a state that cannot be reached cannot be built.</summary>
public sealed class MatterBuilder(string area = "140781105204", DateTimeOffset? now = null, string text = "空院里堆着拆下的木料，占了半边路。", Timing? timing = null, Channel channel = Channel.Page)
{
    /// <summary>The shipped calendar, and no limit but that of handling.</summary>
    public static readonly Timing Usual = new(WorkTime.Usual, ClockRules.None);

    public static readonly PersonId Intake = PersonId.New();
    public static readonly PersonId Dispatcher = PersonId.New();
    public static readonly PersonId Worker = PersonId.New();
    public static readonly PersonId Checker = PersonId.New();
    public static readonly UnitId Works = new(Guid.CreateVersion7());
    public static readonly Filing Piled = new("01-36-1", "01-36", "乱堆物堆料", "未经许可在公共场所堆放物料", "清除、整改", "1天");

    private static long last;

    private readonly Timing timing = timing ?? Usual;
    private readonly DateTimeOffset now = now ?? new DateTimeOffset(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8));
    private readonly Matter matter = Matter.Report(MatterId.New(), text, AreaCode.Of(area), "", channel,
        new Actor(new PersonId(Guid.Empty), "居民", now ?? new DateTimeOffset(2026, 2, 12, 9, 0, 0, TimeSpan.FromHours(8))), timing ?? Usual);

    public MatterBuilder Accepted() => Then(matter.Accept(Piled, By(Intake, "韩雪")));

    public MatterBuilder Declined() => Then(matter.Decline("court", "已经在诉讼中。", By(Intake, "韩雪")));

    public MatterBuilder Dispatched(UnitId? to = null, string name = "村镇建设办", int days = 5) =>
        Then(matter.Dispatch(to ?? Works, name, Promise.Of(new Term(days, TermUnit.WorkingDays), CountedBy.Law, now, timing.Time), request: null, By(Dispatcher, "李敏"), timing));

    public MatterBuilder Taken(PersonId? by = null) => Then(matter.Take(By(by ?? Worker, "石建军")));

    public MatterBuilder Handled(PersonId? by = null) => Then(matter.Handle("木料已拉走，路面扫净。", By(by ?? Worker, "石建军"), timing));

    public MatterBuilder SentBack() => Then(matter.SendBack("西墙根还剩一堆。", By(Checker, "冯丽"), timing));

    public MatterBuilder Closed() => Then(matter.Close(new Outcome("现场已看，清除完毕。", "木料已拉走，路通了。"), conditionMet: true, By(Checker, "冯丽")));

    public MatterBuilder SentToVerify() => Then(matter.SendToVerify("看看是不是占道。", By(Intake, "韩雪"), timing));

    public MatterBuilder ClockPaused() => Then(matter.PauseClock("等房屋鉴定的结果。", "鉴字〔2026〕3号", By(Dispatcher, "李敏"), timing));

    public MatterBuilder Suspended(int days = 30) =>
        Then(matter.Suspend("要等明年的资金。", "绵政函〔2026〕7号", CivilTime.DayOf(now).AddDays(days), By(Dispatcher, "李敏"), timing));

    public MatterBuilder Contested() => Then(matter.ContestIt("占道堆放归别的单位管。", "职责清单第 3 条", By(Worker, "石建军"), timing));

    public MatterBuilder HandedUp() => Then(matter.HandUp("介休市水利局", "绵政报〔2026〕5号", "河道归市里管。", CivilTime.DayOf(now).AddDays(30), By(Dispatcher, "李敏")));

    public MatterBuilder Raised() => Then(matter.Raise("请执法队来看看。", By(PersonId.New(), "任秀兰")));

    public MatterBuilder Called() => Then(matter.Whistle(Promise.Of(new Term(7, TermUnit.WorkingDays), CountedBy.Law, now, timing.Time), "执法队", By(Dispatcher, "李敏"), timing));

    /// <summary>Two parts: the unit's own, and a firm's with a link whose secret is <c>secret</c>.</summary>
    public MatterBuilder Parted() => Then(matter.AddSubtask("拆掉残墙。", ["支护", "拆除", "清运"], firm: null, By(Worker, "石建军")))
        .Then(matter.AddSubtask("吊走木料。", ["围挡"], "汾东吊装公司", By(Worker, "石建军"))).Then(matter.LinkSubtask(2, AnswerLink.For("secret", now.AddDays(7)), By(Worker, "石建军")));

    public MatterBuilder JoinedTo(Matter main) => Then(matter.Join(main, joined: 0, By(Intake, "韩雪")));

    public MatterBuilder ExtensionAsked(int days = 3) => Then(matter.AskExtension(days, "吊车下周才到。", By(Worker, "石建军")));

    public Matter Build()
    {
        if (matter.Number.Length == 0)
        {
            matter.Give(1999, Interlocked.Increment(ref last));
        }

        return matter;
    }

    private Actor By(PersonId person, string name) => new(person, name, now);

    private MatterBuilder Then(Problem? problem) => problem is null ? this : throw new InvalidOperationException(problem.Message);
}
