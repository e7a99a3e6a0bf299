namespace Gridwork.Platform.SignIn;

/// <summary>For pages about the reader's own account: whoever is signed in may open them, and sees nobody else's.</summary>
internal static class Own
{
    public const string Policy = "own";
}
