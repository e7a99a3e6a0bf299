using Gridwork.Kernel;

namespace Gridwork.Platform.ListsOut;

public sealed record MayNotTakeList() : Problem.Forbidden("lists-out.forbidden", "You may read this list, but not take it out as a file.");

public sealed record ListFilterTooLong() : Problem.Invalid("lists-out.filter-too-long", "What narrows the list is too long.");

public sealed record TooManyWait(int Most) : Problem.Conflict("lists-out.too-many", $"{Most} of your files are not made yet. Wait for one of them.");

public sealed record NoSuchTakenList() : Problem.Missing("lists-out.missing", "There is no such file of yours, or its week is over.");

public sealed record ListNotReady() : Problem.Conflict("lists-out.not-ready", "The file is not made yet.");

public sealed record ListRightGone() : Problem.Conflict("lists-out.right-gone", "What you may read has changed since you asked. Ask for the list again.");

public sealed record ListFileGone() : Problem.Missing("lists-out.file-gone", "The file is not there any more. Ask for the list again.");
