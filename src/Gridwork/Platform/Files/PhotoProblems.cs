using Gridwork.Kernel;

namespace Gridwork.Platform.Files;

public sealed record PhotoEmpty(string Name) : Problem.Invalid("photo.empty", $"{Name} is empty.");

public sealed record PhotoTooLarge(string Name, int Most) : Problem.Invalid("photo.too-large", $"{Name} is larger than {Most} MB.");

public sealed record TooManyPhotos(int Most) : Problem.Invalid("photo.too-many", $"Not more than {Most} photos.");

public sealed record PhotosTooLarge(int Most) : Problem.Invalid("photo.too-large-together", $"The photos together are larger than {Most} MB.");

/// <summary>Whatever its name says, by its content it is no JPEG, PNG or WebP.</summary>
public sealed record NotAPhoto(string Name) : Problem.Invalid("photo.not-a-photo", $"{Name} is no JPEG, PNG or WebP.");

/// <summary>A photo indeed, of a kind that this program cannot copy, so that its place could not be taken out.</summary>
public sealed record PhotoHeic(string Name) : Problem.Invalid("photo.heic", $"{Name} is HEIC.");

public sealed record PhotoBroken(string Name) : Problem.Invalid("photo.broken", $"{Name} is not whole.");

public sealed record PhotoTooWide(string Name, int Width, int Height) : Problem.Invalid("photo.too-wide", $"{Name} has {Width} x {Height} points.");
