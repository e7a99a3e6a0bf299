namespace Gridwork.Matters.Contracts;

/// <summary>One time that the reporter's contact was opened: by which post and why. Never a person's name or number.</summary>
/// <param name="RoleZh">The role's name; null when the post could not be told.</param>
public sealed record Look(string? RoleZh, string? RoleEn, string Place, string Purpose, DateTimeOffset At);
