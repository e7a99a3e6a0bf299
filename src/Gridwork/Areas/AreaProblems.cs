using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas;

public sealed record NoSuchArea() : Problem.Missing("area.missing", "No such place in your area.");

public sealed record NoSuchUnit() : Problem.Missing("unit.missing", "No such unit in your area.");

public sealed record NoSuchPost() : Problem.Missing("post.missing", "No such post in your area.");

public sealed record NoSuchPerson() : Problem.Missing("person.missing", "No one signs in under this name.");

public sealed record NoSuchRole(string Role) : Problem.Invalid("role.missing", $"There is no role '{Role}'.");

public sealed record AreaClosed(AreaCode Area, DateOnly Last) : Problem.Conflict("area.closed", $"{Area} ended on {Days.Iso(Last)}.");

public sealed record NamedLater(AreaCode Area, DateOnly From) : Problem.Conflict("area.named-later", $"{Area} has a name from a day after {Days.Iso(From)}.");

public sealed record NotAVillage(AreaCode Area) : Problem.Invalid("grid.not-a-village", $"A grid lies in a village; {Area} is none.");

public sealed record NoGridNumbersLeft(AreaCode Village) : Problem.Conflict("grid.no-numbers", $"{Village} has given all its 999 grid numbers.");

public sealed record EndsBeforeItBegins(DateOnly From, DateOnly To) : Problem.Invalid("dates.ends-before-it-begins", $"It begins on {Days.Iso(From)} and cannot end on {Days.Iso(To)}.");

public sealed record PostEnded(DateOnly Last) : Problem.Conflict("post.ended", $"This post ended on {Days.Iso(Last)}.");

public sealed record UnitNamedSo(string Name) : Problem.Conflict("unit.named-so", $"A unit there is already called '{Name}'.");

public sealed record UnitAboveItself() : Problem.Invalid("unit.above-itself", "A unit cannot stand below itself.");

public sealed record UnitClosed(string Name, DateOnly Last) : Problem.Conflict("unit.closed", $"{Name} ended on {Days.Iso(Last)}.");

public sealed record UnitHasWork(int Count) : Problem.Conflict("unit.has-work", $"The unit still has {Count} open matters.");

public sealed record StillServed(int Count, DateOnly Last) : Problem.Conflict("ground.still-served", $"{Count} posts there last beyond {Days.Iso(Last)}.");

public sealed record PostInOnePlace() : Problem.Invalid("post.one-place", "A post is in a unit or in an area: choose one of them.");

public sealed record PostToYourself() : Problem.Conflict("post.to-yourself", "Nobody gives a post to themselves.");

public sealed record PostHeldAlready() : Problem.Conflict("post.held-already", "The person holds this post there in these days already.");

public sealed record UnitesAdministrators(Administrator One, Administrator Other)
    : Problem.Conflict("post.unites-administrators", $"Nobody is the {One} and the {Other} administrator at once.");

internal static class Days
{
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A post as the trail tells of it.</summary>
    public static string Span(Post post) => $"{post.Role} {Iso(post.From)} {(post.To is { } to ? Iso(to) : "")}".TrimEnd();
}
