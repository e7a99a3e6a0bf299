using Gridwork.Kernel;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas;

/// <summary>What holds for every post that is given, by the page or by a table.</summary>
internal static class PostRules
{
    public static Result<Post> Make(Unit unit, PersonId person, string role, DateOnly from, DateOnly? to) =>
        unit.ValidTo is { } ended && ended < from ? new UnitClosed(unit.Name, ended) : Until(Post.In(unit, person, role, from), to);

    public static Result<Post> Make(Area place, PersonId person, string role, DateOnly from, DateOnly? to) =>
        place.ValidTo is { } last && last < from ? new AreaClosed(place.Code, last) : Until(Post.At(place.Code, person, role, from), to);

    /// <param name="others">Every post of the person, of any day and place.</param>
    public static Problem? Against(Post post, IEnumerable<Post> others, IReadOnlyDictionary<string, Role> roles, Administrators administrators)
    {
        var then = others.Where(p => Overlap(p, post)).ToList();
        return then.Exists(p => IsSame(p, post)) ? new PostHeldAlready()
            : administrators.In(then.Append(post).Select(p => p.Role).Distinct(StringComparer.Ordinal).SelectMany(r => roles[r].Permissions)) is [var one, var other, ..] ? new UnitesAdministrators(one, other)
            : null;
    }

    /// <summary>The same role in the same place, whenever.</summary>
    public static bool IsSame(Post one, Post other) => one.Role == other.Role && one.Unit == other.Unit && one.Area == other.Area;

    public static bool Overlap(Post one, Post other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);

    private static Result<Post> Until(Post post, DateOnly? to) => to is { } last && post.End(last) is { } refused ? refused : post;
}
