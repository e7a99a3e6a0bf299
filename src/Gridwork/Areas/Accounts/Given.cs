namespace Gridwork.Areas;

/// <summary>A password that was made for somebody, shown in answer to the form and never again.</summary>
public sealed record Given(string Name, string User, string Password);
