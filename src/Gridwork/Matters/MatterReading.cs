using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;

namespace Gridwork.Matters;

/// <summary>
/// Who sees which matters, the one place that says so: those in the area of the permission and, of them, all for an office
/// role, for everybody else those that a unit of theirs has or was called to, or that they reported or handle themselves.
/// </summary>
internal static class MatterReading
{
    private static readonly string[] Office = [Can.AcceptMatters, Can.DispatchMatters, Can.CheckMatters, Can.FollowUp];

    extension(GridworkDb db)
    {
        public IQueryable<Matter> Matters(Caller caller, string permission = Can.ReadMatters)
        {
            var scope = caller.Scope(permission);
            var inside = db.In<Matter>(scope);
            var office = OfficeOf(caller);
            if (scope.Only is not null || scope.Roots.All(office.Contains))
            {
                return inside;
            }

            var me = caller.Id;
            var units = caller.Units.Select(id => (UnitId?)new UnitId(id)).ToArray();
            var called = db.Sharing(caller, scope);
            return office.Roots.Count == 0
                ? inside.Where(m => units.Contains(m.Unit) || m.ReportedBy == me || m.Handler == me || called.Contains(m.Id))
                : inside.Where(m => units.Contains(m.Unit) || m.ReportedBy == me || m.Handler == me || called.Contains(m.Id) || db.In<Matter>(office).Any(o => o.Id == m.Id));
        }
    }

    extension(IQueryable<Matter> matters)
    {
        /// <summary>Narrows a list that was read within a scope already.</summary>
        public IQueryable<Matter> At(AreaScope place) => matters.Where(AreaScoping.Inside<Matter>(place, nameof(Matter.Area)));
    }

    /// <summary>Where the caller sees every matter. Whoever reads without handling oversees: a leader, a grid head.</summary>
    public static AreaScope OfficeOf(Caller caller)
    {
        return new AreaScope(OfficeRights(caller).SelectMany(p => caller.Scope(p).Roots));
    }

    /// <summary>The rights of the caller by which they do.</summary>
    public static IEnumerable<string> OfficeRights(Caller caller) => (caller.May(Can.HandleMatters) ? Office : [.. Office, Can.ReadMatters]).Where(caller.Reach.ContainsKey);
}
