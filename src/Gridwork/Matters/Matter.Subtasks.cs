using Gridwork.Kernel;
using Gridwork.Matters.Subtasks;

namespace Gridwork.Matters;

/// <content>What the unit divides its work into. The matter is not reported done before each part is done or dropped.</content>
public sealed partial class Matter
{
    public SubtaskList Subtasks { get; private set; } = SubtaskList.None;

    /// <param name="firm">Null where the unit does it itself.</param>
    public Problem? AddSubtask(string text, IReadOnlyList<string> items, string? firm, Actor by)
    {
        if (Move(MatterAct.AddSubtask, by, firm is null ? text : $"{text}\n{firm}", UnitName) is { } refused)
        {
            return refused;
        }

        Subtasks = new([.. Subtasks.All, new Subtask(Subtasks.All.Count + 1, text, [.. items.Select(i => new CheckItem(i))], firm, by.Name, by.At)]);
        return null;
    }

    /// <summary>Ticks lines, by subtask and place, and ends the subtasks that are done.</summary>
    public Problem? TickSubtasks(IReadOnlyList<(int Nr, int Item)> ticked, IReadOnlyList<int> done, Actor by)
    {
        var next = ticked.GroupBy(t => t.Nr).Aggregate(Subtasks, (list, of) => list.Change(of.Key, s => s.IsOpen ? s.Tick(of.Select(t => t.Item).ToHashSet(), by.Name, by.At) : s));
        if (done.Select(nr => Unfinished(next.Of(nr))).FirstOrDefault(p => p is not null) is { } problem)
        {
            return problem;
        }

        if (Move(MatterAct.TickSubtasks, by, Told(next, done), UnitName) is { } refused)
        {
            return refused;
        }

        Subtasks = done.Aggregate(next, (list, nr) => list.Change(nr, s => s with { State = SubtaskState.Done, Link = null, EndedByName = by.Name, EndedAt = by.At }));
        return null;
    }

    public Problem? DropSubtask(int nr, string reason, Actor by)
    {
        if (Barred(MatterAct.DropSubtask, by) is { } barred)
        {
            return barred;
        }

        if (Subtasks.Of(nr) is not { IsOpen: true } subtask)
        {
            return new NoSuchSubtask();
        }

        Move(subtask, MatterAct.DropSubtask, by, reason);
        Subtasks = Subtasks.Change(nr, s => s with { State = SubtaskState.Dropped, Link = null, Answer = reason, EndedByName = by.Name, EndedAt = by.At });
        return null;
    }

    /// <summary>Leave for the firm to answer once. A link given before it holds no longer.</summary>
    public Problem? LinkSubtask(int nr, AnswerLink link, Actor by)
    {
        if (Barred(MatterAct.LinkSubtask, by) is { } barred)
        {
            return barred;
        }

        if (Subtasks.Of(nr) is not { IsOpen: true, Firm: not null } subtask)
        {
            return new NoSuchSubtask();
        }

        Move(subtask, MatterAct.LinkSubtask, by, subtask.Firm);
        Subtasks = Subtasks.Change(nr, s => s with { State = SubtaskState.Open, Link = link });
        return null;
    }

    /// <summary>The firm says what it did. The unit looks at it, and ends the subtask itself.</summary>
    /// <param name="secret">The half of the link that only the firm has.</param>
    public Problem? AnswerSubtask(int nr, string secret, IReadOnlySet<int> ticked, string answer, Actor by)
    {
        if (Subtasks.Of(nr) is not { State: SubtaskState.Open, Link: { } link } subtask || !link.Fits(secret, by.At))
        {
            return new NoSuchLink();
        }

        if (Barred(MatterAct.AnswerSubtask, by) is { } barred)
        {
            return barred;
        }

        Move(subtask, MatterAct.AnswerSubtask, by, answer);
        Subtasks = Subtasks.Change(nr, s => s.Tick(ticked, by.Name, by.At) with { State = SubtaskState.Answered, Link = null, Answer = answer });
        return null;
    }

    private Problem? BarredBySubtasks(MatterAct act) => act switch
    {
        MatterAct.AddSubtask when Subtasks.All.Count >= SubtaskList.Most => new TooManySubtasks(SubtaskList.Most),
        MatterAct.TickSubtasks or MatterAct.DropSubtask when !Subtasks.Open.Any() => new NoSubtaskOpen(),
        MatterAct.LinkSubtask or MatterAct.AnswerSubtask when Subtasks.Open.All(s => s.Firm is null) => new NoSubtaskOfFirm(),
        MatterAct.Handle or MatterAct.SumUp or MatterAct.Close or MatterAct.ForceClose or MatterAct.HandUp or MatterAct.Void when Subtasks.Open.ToList() is { Count: > 0 } open =>
            new SubtasksOpen(string.Join(", ", open.Select(s => $"{s.Nr}")), open.Count),
        _ => null,
    };

    // Before the subtask changes: what bars an act looks at them as they were.
    private void Move(Subtask subtask, MatterAct act, Actor by, string note) => Move(act, by, $"{subtask.Nr}. {subtask.Text}\n{note}", UnitName);

    private static Problem? Unfinished(Subtask? subtask) => subtask is not { IsOpen: true } ? new NoSuchSubtask()
        : subtask.Items.FirstOrDefault(i => i.At is null) is { } item ? new ItemsOpen(item.Text, subtask.Items.Count(i => i.At is null))
        : null;

    private static string Told(SubtaskList next, IReadOnlyList<int> done) =>
        string.Join('\n', next.Open.Select(s => $"{s.Nr}. {s.Items.Count(i => i.At is not null)}/{s.Items.Count}{(done.Contains(s.Nr) ? " \u2713" : "")}"));
}
