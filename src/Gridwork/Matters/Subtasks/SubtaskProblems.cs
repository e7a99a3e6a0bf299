using Gridwork.Kernel;

namespace Gridwork.Matters.Subtasks;

/// <param name="Names">Of the open ones.</param>
public sealed record SubtasksOpen(string Names, int Count)
    : Problem.Conflict("subtask.open", $"Not before every subtask is done or dropped: {Names}.");

public sealed record NoSubtaskOpen() : Problem.Invalid("subtask.none-open", "No subtask is open.");

public sealed record NoSubtaskOfFirm() : Problem.Invalid("subtask.none-of-firm", "No open subtask is given to a firm.");

public sealed record TooManySubtasks(int Most) : Problem.Invalid("subtask.too-many", $"A matter has {Most} subtasks at most.");

public sealed record TooManyItems(int Most) : Problem.Invalid("subtask.too-many-items", $"A checklist has {Most} lines at most.");

public sealed record NoSuchSubtask() : Problem.Invalid("subtask.missing", "Choose a subtask that is open.");

public sealed record ItemsOpen(string Item, int Count) : Problem.Invalid("subtask.items-open", $"Tick every line before it is done; {Item} is not.");

public sealed record LinkDaysOutOfRange(int Most) : Problem.Invalid("subtask.link-days", $"A link holds from 1 to {Most} days.");

/// <summary>One sentence for wrong, used, replaced and expired ones, so that nobody learns which there are.</summary>
public sealed record NoSuchLink() : Problem.Missing("subtask.no-link", "This link does not hold, or does not hold any more. Ask the unit that sent it for a new one.");
