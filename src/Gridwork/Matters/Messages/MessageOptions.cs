using System.ComponentModel.DataAnnotations;

namespace Gridwork.Matters.Messages;

/// <summary>Section <c>Messages</c> of the settings.</summary>
public sealed class MessageOptions
{
    /// <summary>Where residents reach the site, as <c>https://sub.example.org</c>; without it the first of the site's own hosts, by https.</summary>
    [Url]
    public string? Address { get; init; }
}
