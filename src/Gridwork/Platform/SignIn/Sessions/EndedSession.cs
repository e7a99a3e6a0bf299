using Gridwork.Kernel;

namespace Gridwork.Platform.SignIn.Sessions;

/// <summary>The request bore a cookie whose session is over: a form that came with it is given back to nobody else.</summary>
internal sealed record EndedSession(PersonId Account);
