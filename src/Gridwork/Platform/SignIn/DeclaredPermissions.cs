namespace Gridwork.Platform.SignIn;

/// <summary>Every permission that a module declares. A role may grant no other: a typing error would be a right that nobody has.</summary>
public sealed record DeclaredPermissions(IReadOnlySet<string> All);
