using Gridwork.Kernel;

namespace Gridwork.Matters.Messages;

public sealed record NoSuchMessage() : Problem.Missing("messages.missing", "No such message in your area.");

public sealed record MessageNotOpen(MessageState State) : Problem.Conflict("messages.not-open", $"It is {State} now.");

public sealed record MessageChanged() : Problem.Conflict("messages.changed", "A colleague decided a moment ago.");

public sealed record UnknownTemplate() : Problem.Invalid("messages.no-template", "Choose a message.");

public sealed record UnknownVariables(string Names, string Known) : Problem.Invalid("messages.unknown-variables", $"{Names} is not filled in here; this message knows {Known}.");

public sealed record BracesOpen() : Problem.Invalid("messages.braces", "A brace is open: write {number}.");
