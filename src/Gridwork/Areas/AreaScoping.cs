using System.Linq.Expressions;
using System.Reflection;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Gridwork.Areas;

internal static class AreaScoping
{
    extension(GridworkDb db)
    {
        /// <summary>The rows of a scope: the only way to read what lies somewhere, by the cheapest predicate that says so.</summary>
        public IQueryable<T> In<T>(AreaScope scope) where T : class, IInArea
        {
            // All that has a town lies in the site. So for the whole site there is nothing to ask, and a list of open work walks its own index.
            var all = typeof(T).IsAssignableTo(typeof(IInTown)) && db.Root is { } root && scope.Contains(root);
            var rows = all ? db.Everywhere<T>() : db.Everywhere<T>().Where(Inside<T>(scope, nameof(IInArea.Area)));
            rows = scope.Without.Count > 0 && Spares<T>(scope.Without) is { } spared ? rows.Where(spared) : rows;
            return scope.Only is { } only && Spares<T>(only) is { } others ? rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Not(others.Body), others.Parameters)) : rows;
        }

        /// <summary>The areas of a scope. Not <c>In</c>: an area does not lie in an area, it is one; and a site also holds those above its root.</summary>
        public IQueryable<Area> AreasIn(AreaScope scope) => db.Everywhere<Area>().Where(Inside<Area>(scope, nameof(Area.Code)));

        // A context opened by the program's services knows the request's site. One opened by hand does not, and asks for the range.
        private AreaCode? Root =>
            db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<CurrentSite>() is { Chosen: true } site
                ? site.Value.Root
                : null;
    }

    // By its name: a constraint would bind every reader of every row, and nearly nobody has anything left out.
    private static Expression<Func<T, bool>>? Spares<T>(IReadOnlyCollection<Guid> without) =>
        typeof(T).GetMethod(nameof(Spares), BindingFlags.Public | BindingFlags.Static, [typeof(IReadOnlyCollection<Guid>)])?.Invoke(obj: null, [without]) as Expression<Func<T, bool>>;

    internal static Expression<Func<T, bool>> Inside<T>(AreaScope scope, string property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var any = scope.Roots.Select(root => Inside(row, root, property)).Aggregate((Expression?)null, (all, one) => all is null ? one : Expression.OrElse(all, one));
        return Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(value: false), row);
    }

    private static Expression Inside(ParameterExpression row, AreaCode root, string property) => root.Value.Length switch
    {
        9 when row.Type.IsAssignableTo(typeof(IInTown)) => Put<string>(town => town == root.Value, row, nameof(IInTown.Town)),
        12 when row.Type.IsAssignableTo(typeof(IInTown)) => Put<string>(village => village == root.Value, row, nameof(IInTown.Village)),
        _ => Put<AreaCode>(code => code >= root && code <= root.Last, row, property),
    };

    private static Expression Put<TColumn>(Expression<Func<TColumn, bool>> says, ParameterExpression row, string property) =>
        new Replace(says.Parameters[0], Expression.Property(row, property)).Visit(says.Body);

    private sealed class Replace(ParameterExpression what, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == what ? by : node;
    }
}
