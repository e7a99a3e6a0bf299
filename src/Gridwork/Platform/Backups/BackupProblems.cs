using Gridwork.Kernel;

namespace Gridwork.Platform.Backups;

/// <param name="What">The place in the file that does not hold.</param>
public sealed record BackupBroken(string What) : Problem.Invalid("backup.broken", $"This file is no whole backup: {What}.");

public sealed record BackupNewer(string Version, string Migration) : Problem.Conflict("backup.newer", $"The backup was made by a newer program ({Version}, {Migration}).");

public sealed record SiteNotEmpty(string Site, string Table, long Rows) : Problem.Conflict("backup.not-empty", $"Site {Site} is not empty: {Rows} rows in {Table}.");

/// <summary>Its tables are of another version than the backup, and tables are only taken forward.</summary>
public sealed record TablesDiffer(string Site, string Migration) : Problem.Conflict("backup.tables-differ", $"Site {Site} has tables already, of another version than the backup ({Migration}).");

public sealed record PassphraseNeeded() : Problem.Invalid("backup.passphrase", "The site's keys are sealed under a passphrase.");

public sealed record PassphraseWrong() : Problem.Invalid("backup.passphrase-wrong", "The passphrase does not open the keys.");

public sealed record OtherKeys(string Site) : Problem.Conflict("backup.other-keys", $"Site {Site} has other keys already.");

public sealed record SiteCodeOdd(string Site) : Problem.Invalid("backup.site-odd", $"{Site} is no code of a site.");

/// <summary>After the rows were written they did not read as in the backup, or the trail does not hold; nothing of it is kept.</summary>
public sealed record RestoreFailed(string What) : Problem.Conflict("backup.restore-failed", $"What was restored is not what was backed up: {What}.");

public sealed record FileTaken(string File) : Problem.Conflict("backup.file-taken", $"There is a file {File} already.");
