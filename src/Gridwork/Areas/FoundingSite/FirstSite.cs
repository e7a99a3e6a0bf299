using System.ComponentModel.DataAnnotations;

namespace Gridwork.Areas.FoundingSite;

/// <summary>What the page of the first start asks for, once the place is chosen.</summary>
public sealed class FirstSite
{
    [Required, StringLength(120)]
    public string? Name { get; set; }

    [StringLength(253)]
    public string? Host { get; set; }

    [Required, StringLength(60)]
    public string? SystemUser { get; set; }

    [Required, StringLength(60)]
    public string? SystemName { get; set; }

    [Required, StringLength(60)]
    public string? SecurityUser { get; set; }

    [Required, StringLength(60)]
    public string? SecurityName { get; set; }

    [Required, StringLength(60)]
    public string? AuditorUser { get; set; }

    [Required, StringLength(60)]
    public string? AuditorName { get; set; }

    public IReadOnlyList<FirstPerson> People =>
    [
        new(SystemUser!, SystemName!, "system-admin"), new(SecurityUser!, SecurityName!, "security-admin"), new(AuditorUser!, AuditorName!, "auditor"),
    ];
}
