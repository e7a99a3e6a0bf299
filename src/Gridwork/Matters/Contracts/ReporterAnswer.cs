using Gridwork.Kernel;

namespace Gridwork.Matters.Contracts;

/// <summary>Asked apart from whether it is solved: one may be content with what could not be done, and not with what was.</summary>
public enum Satisfied { Yes, SoSo, No }

/// <summary>What the reporter adds while the matter is open, as typed and sent.</summary>
public sealed record AddedWords(string? Words, IReadOnlyList<IFormFile> Photos)
{
    public const int Most = 2000;
}

/// <summary>How it went, in the reporter's words. What is left out was not said.</summary>
/// <param name="Reason">Needed where it is not solved.</param>
public sealed record ReporterAnswer(bool? Solved, Satisfied? Satisfied, string? Reason);

/// <summary>It was written down.</summary>
/// <param name="Why">Why it did not begin again although it is not solved.</param>
public sealed record Heard(bool BeganAgain, Problem? Why);

/// <summary>The two questions after a closing, with what was said so far.</summary>
/// <param name="Last">The last day on which it can be said, and changed.</param>
/// <param name="Open">That day is not over.</param>
/// <param name="CanBeginAgain">It has not begun again at the reporter's word before.</param>
public sealed record Asking(bool? Solved, Satisfied? Satisfied, DateOnly Last, bool Open, bool CanBeginAgain);
