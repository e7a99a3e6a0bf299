using Gridwork.Kernel;

namespace Gridwork.Areas;

public sealed record AccountOfYourOwn() : Problem.Conflict("accounts.your-own", "Nobody keeps their own account; that is done under 'My account', or by another security administrator.");

public sealed record AccountClosed(string Name) : Problem.Conflict("accounts.closed", $"The account '{Name}' is closed.");

public sealed record AccountInUse(string Name) : Problem.Conflict("accounts.in-use", $"The account '{Name}' is in use.");

public sealed record NoSecondFactor(string Name) : Problem.Conflict("accounts.no-second-factor", $"'{Name}' has neither code nor passkey.");

public sealed record AccountChanged() : Problem.Conflict("accounts.changed", "Somebody changed this account meanwhile. Look again.");
