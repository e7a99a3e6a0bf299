using Gridwork.Matters.Alarms;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters.Telling;

/// <summary>A line of a matter's course that somebody is to be told.</summary>
public sealed record MatterNews(Guid Matter, int Nr) : IErrand
{
    public static string Kind => "matters.tell";

    /// <summary>The acts that are told; of every other one nothing is left to be done.</summary>
    public static bool IsOf(MatterAct act) => act is MatterAct.Accept or MatterAct.Decline or MatterAct.Dispatch or MatterAct.SendBack or MatterAct.Contest or MatterAct.Uphold or MatterAct.Overrule
        or MatterAct.Close or MatterAct.ForceClose or MatterAct.Settle or MatterAct.Raise or MatterAct.AskExtension or MatterAct.AddWords or MatterAct.Join or MatterAct.NotSolved or MatterAct.HandOver;
}

/// <summary>A line of a leg's course: a call, or a contest.</summary>
public sealed record LegNews(Guid Leg, int Nr) : IErrand
{
    public static string Kind => "legs.tell";
}

/// <summary>A request about personal data.</summary>
public sealed record PrivacyNews(Guid Request) : IErrand
{
    public static string Kind => "privacy.tell";
}

/// <summary>A term that is over.</summary>
public sealed record AlarmNews(Guid Notice) : IErrand
{
    public static string Kind => "notices.tell";
}

internal static class NewsWriting
{
    extension(GridworkDb db)
    {
        /// <summary>Leaves the last line of a matter's course to be told, if it is one that is.</summary>
        public void TellOf(Matter matter, DateTimeOffset now)
        {
            if (MatterNews.IsOf(matter.Last.Act))
            {
                db.Send(new MatterNews(matter.Id.Value, matter.Last.Nr), now);
            }
        }

        public void TellOf(Leg leg, DateTimeOffset now) => db.Send(new LegNews(leg.Id.Value, leg.History.Max(l => l.Nr)), now);

        /// <summary>Of alarms, those of a term that is over.</summary>
        public void TellOf(IEnumerable<Notice> notices)
        {
            foreach (var notice in notices.Where(n => n.Kind is NoticeKind.Over))
            {
                db.Send(new AlarmNews(notice.Id), notice.At);
            }
        }
    }
}
