using Gridwork.Kernel;

namespace Gridwork.Areas.FoundingSite;

public sealed record FirstKeyWrong() : Problem.Forbidden("sites.first-key-wrong", "The key is wrong or was used before.");

public sealed record NoSuchNationalArea(string Root) : Problem.Invalid("sites.no-such-area", $"The national list has no {Root}.");

public sealed record SiteIsThere(string Site) : Problem.Conflict("sites.there", $"There is a site {Site} already.");

public sealed record HostOdd(string Host) : Problem.Invalid("sites.host-odd", $"'{Host}' is no host name.");

public sealed record HostTaken(string Host) : Problem.Conflict("sites.host-taken", $"Another site bears the host name {Host}.");

/// <summary>With two sites the host name alone tells them apart.</summary>
public sealed record HostNeeded() : Problem.Invalid("sites.host-needed", "There is a site already: say under which host name the new one is reached.");

public sealed record SamePersonTwice(string User) : Problem.Invalid("sites.same-person", $"The three administrators are three persons; {User} stands there twice.");

public sealed record NoRoomForSite(int Most) : Problem.Conflict("sites.no-room", $"The database server's max_connections is enough for {Most} sites of 8 connections each.");

/// <summary>Of a founding that was killed at its very end, or put there by hand.</summary>
public sealed record SiteHolds(string Site) : Problem.Conflict("sites.holds", $"The database of {Site} holds people already, but is no site here. Take it away, or restore a backup.");
