using Gridwork.Areas;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Explaining;

/// <summary>The reasons of <see cref="MatterReading"/> one by one; a test holds the two together.</summary>
internal sealed class WhyMatter(GridworkDb db, AreaBooks books, Words words)
{
    public async Task<IReadOnlyList<SightReason>> Of(Matter matter, Caller person, IReadOnlyList<HeldPost> posts, CancellationToken ct)
    {
        if (person.LeftOut.ContainsKey(matter.Id.Value))
        {
            return [No("sight.left-out")];
        }

        // A complaint that is held: only whoever stands above sees it, by that right alone.
        if (person.StandsIn is { } above && above.Matters.Contains(matter.Id.Value))
        {
            return [Yes("sight.above")];
        }

        if (!person.May(Can.ReadMatters))
        {
            return [No("sight.no-right", ("right", Can.ReadMatters))];
        }

        var place = (await books.Today(ct)).FullName(matter.Area);
        if (!person.Scope(Can.ReadMatters).Contains(matter.Area))
        {
            return [No("sight.out-of-area", ("place", place), ("reaches", string.Join(words["list.comma"], posts.Where(p => p.Permissions.Contains(Can.ReadMatters, StringComparer.Ordinal)).Select(p => p.Place))))];
        }

        List<SightReason> why = [.. MatterReading.OfficeRights(person).SelectMany(
            right => posts.Where(p => p.Permissions.Contains(right, StringComparer.Ordinal) && p.Area.Contains(matter.Area)),
            (right, post) => Yes("sight.office", ("role", post.Role), ("place", post.Place), ("right", right))).DistinctBy(r => r.Says, StringComparer.Ordinal)];
        why.AddRange(posts.Where(p => p.Unit is not null && p.Unit == matter.Unit).Select(p => Yes("sight.unit", ("role", p.Role), ("unit", matter.UnitName))));
        why.AddRange(await Called(matter, person, posts, ct));
        if (matter.ReportedBy == person.Id)
        {
            why.Add(Yes("sight.reported"));
        }

        if (matter.Handler == person.Id)
        {
            why.Add(Yes("sight.handler"));
        }

        return why.Count > 0 ? why : [No("sight.no-part", ("place", place))];
    }

    private async Task<IReadOnlyList<SightReason>> Called(Matter matter, Caller person, IReadOnlyList<HeldPost> posts, CancellationToken ct)
    {
        var scope = person.Scope(Can.ReadMatters);
        if (!await db.Sharing(person, scope).AnyAsync(m => m == matter.Id, ct))
        {
            return [];
        }

        return [Yes("sight.called", ("units", string.Join(words["list.comma"], posts.Where(p => p.Unit is not null).Select(p => p.Place).Distinct(StringComparer.Ordinal))))];
    }

    private SightReason Yes(string key, params (string, object?)[] named) => new(Gives: true, words[key, named]);

    private SightReason No(string key, params (string, object?)[] named) => new(Gives: false, words[key, named]);
}
