namespace Gridwork.Matters;

/// <summary>The acts that a person may do now, and those that they may not, each with its reason.</summary>
/// <param name="Here">The page of the matter or leg.</param>
internal sealed record WhatCanBeDone(string Here, IReadOnlyList<WhatCanBeDone.Offer> Possible, IReadOnlyList<(string Act, string Why)> Impossible)
{
    /// <param name="Act">The key of its name.</param>
    public sealed record Offer(string Page, string Act, string Icon, bool Main);
}
