using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Queueing;

public enum QueueView { Open, Intake, Dispatch, Contested, Unit, Check, Today, Closed }

/// <summary>What narrows the list. All of it stands in the address, so that a list can be sent to a colleague.</summary>
public sealed class QueueFilter
{
    public QueueView View { get; set; }

    public string? Village { get; set; }

    public Guid? Unit { get; set; }

    public MatterState? State { get; set; }

    public string? Class { get; set; }

    public DateOnly? Due { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string? After { get; set; }
}

/// <summary>The list of matters, the nearest due date first, fifty at a time, at the same cost on every page.</summary>
internal sealed class MatterQueue(GridworkDb db, Caller caller, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Row(
        MatterId Id, string Number, string Title, DateTimeOffset NextDue, MatterState State, AreaCode Area, string? UnitName, string? Class, string? ClassName, Channel Channel, int Reopened);

    /// <summary>The views that make sense for what this person may do.</summary>
    public IReadOnlyList<QueueView> Views => [.. Enum.GetValues<QueueView>().Where(view => view switch
    {
        QueueView.Intake => caller.May(Can.AcceptMatters),
        QueueView.Dispatch => caller.May(Can.DispatchMatters),
        QueueView.Contested => caller.May(Can.Arbitrate) || caller.May(Can.DispatchMatters),
        QueueView.Unit => caller.Units.Count > 0,
        QueueView.Check => caller.May(Can.CheckMatters),
        _ => true,
    })];

    /// <summary>One row more than a page, when there is a next one.</summary>
    public Task<List<Row>> Rows(QueueFilter filter, AreaBook book, CancellationToken ct) =>
        All(filter, book).Take(PageSize + 1).Select(m => new Row(m.Id, m.Number, m.Title, m.NextDue, m.State, m.Area, m.UnitName, m.Filing!.Class, m.Filing.ClassName, m.Channel, m.Reopened))
            .ToListAsync(ct);

    /// <summary>From where the filter's mark stands to the end, in order.</summary>
    public IQueryable<Matter> All(QueueFilter filter, AreaBook book) => Ordered(filter.View, Narrow(Of(filter.View), filter, book), filter.After);

    public Task<IReadOnlyList<(QueueView View, string Number)>> Numbers(CancellationToken ct) => TabNumbers.Of(
        db, Views, view => view is QueueView.Intake or QueueView.Dispatch or QueueView.Check ? Of(view).OrderBy(m => m.State) : Ordered(view, Of(view), after: null), ct);

    public static string Mark(Row last) => QueueMark.Write(last.NextDue, last.Id.Value);

    private IQueryable<Matter> Of(QueueView view)
    {
        var all = db.Matters(caller).AsNoTracking();
        var open = all.Where(m => m.Open);
        var units = caller.Units.Select(id => (UnitId?)new UnitId(id)).ToArray();
        var tonight = CivilTime.EndOf(CivilTime.DayOf(clock.GetUtcNow()));
        return view switch
        {
            QueueView.Intake => open.Where(m => m.State == MatterState.Reported),
            QueueView.Dispatch => open.Where(m => m.State == MatterState.Accepted),
            QueueView.Contested => open.Where(m => m.Contested),
            QueueView.Unit => open.Where(m => units.Contains(m.Unit)),
            QueueView.Check => open.Where(m => m.State == MatterState.Handled),
            QueueView.Today => open.Where(m => m.NextDue <= tonight),
            QueueView.Closed => all.Where(m => !m.Open),
            _ => open,
        };
    }

    private static IQueryable<Matter> Narrow(IQueryable<Matter> all, QueueFilter filter, AreaBook book)
    {
        all = filter.Village is { } village ? all.At(AreaCode.TryParse(village, out var code) ? book.Around(code) : new AreaScope()) : all;
        all = filter.Unit is { } id && new UnitId(id) is var unit ? all.Where(m => m.Unit == unit) : all;
        all = filter.State is { } state ? all.Where(m => m.State == state) : all;
        all = filter.Class is { } kind ? all.Where(m => m.Filing!.Class == kind) : all;
        if (filter.Due is { } day)
        {
            var end = CivilTime.EndOf(day);
            all = all.Where(m => m.NextDue <= end);
        }

        return all;
    }

    private static IQueryable<Matter> Ordered(QueueView view, IQueryable<Matter> all, string? after) =>
        view is QueueView.Closed ? Newest(all, after) : NearestDue(all, after);

    private static IQueryable<Matter> NearestDue(IQueryable<Matter> all, string? after)
    {
        if (QueueMark.Read(after) is (var due, var last))
        {
            var id = new MatterId(last);
            all = all.Where(m => m.NextDue >= due && (m.NextDue > due || m.Id > id));
        }

        return all.OrderBy(m => m.NextDue).ThenBy(m => m.Id);
    }

    private static IQueryable<Matter> Newest(IQueryable<Matter> all, string? after)
    {
        if (QueueMark.Read(after) is (_, var last))
        {
            var id = new MatterId(last);
            all = all.Where(m => m.Id < id);
        }

        return all.OrderByDescending(m => m.Id);
    }
}
