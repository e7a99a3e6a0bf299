using System.ComponentModel.DataAnnotations;

namespace Gridwork.Matters.Contracts;

/// <summary>Whom a report is about, as typed, when it is about somebody who works here or about a unit; all of it stays empty for every other one. Shown by <c>_About.cshtml</c>.</summary>
public sealed class AboutFields
{
    public const int MostWords = 200;

    public Guid? Unit { get; set; }

    [StringLength(MostWords)]
    public string? Words { get; set; }
}
