using System.ComponentModel.DataAnnotations;

namespace Gridwork.Platform.Backups;

/// <summary>The backups that the program takes by itself; section <c>Backup</c> of the settings.</summary>
public sealed class BackupOptions
{
    /// <summary>Absent: <c>backups</c> in the data folder. Better another disk.</summary>
    public string? Folder { get; init; }

    /// <summary>Seals the keys of each site. Absent: backups taken by themselves have none.</summary>
    public string? Passphrase { get; init; }

    /// <summary>Whether each day has one, taken in the small hours.</summary>
    public bool Daily { get; init; } = true;

    /// <summary>How many are kept: the newest of this many days,</summary>
    [Range(1, 3660)]
    public int KeepDays { get; init; } = 7;

    /// <summary>of this many weeks,</summary>
    [Range(0, 520)]
    public int KeepWeeks { get; init; } = 4;

    /// <summary>and of this many months.</summary>
    [Range(0, 120)]
    public int KeepMonths { get; init; } = 12;
}
