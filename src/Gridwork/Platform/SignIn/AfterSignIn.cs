using Gridwork.Platform.Layout;
using Gridwork.Platform.Layout.Kept;

namespace Gridwork.Platform.SignIn;

/// <summary>What a sign-in carries from step to step: where the person was going, and the form they had filled in.</summary>
public sealed record OnTheWay(string? ReturnUrl, string? Kept);

/// <summary>Where a person who has signed in goes on.</summary>
internal sealed class AfterSignIn(DeskMenu menu, KeptForms forms)
{
    public string Next(Caller caller, string? asked) => asked ?? menu.Start(caller);

    public bool HasForm(string? kept, string next, Caller caller) => forms.Open(kept, next, caller.Id) is not null;
}
