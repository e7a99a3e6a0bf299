using System.Linq.Expressions;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;

namespace Gridwork.Areas;

internal static class AreaScoping
{
    extension(GridworkDb db)
    {
        /// <summary>The rows of a scope: the only way to read what lies somewhere. Each root is one range of codes, one walk of an index.</summary>
        public IQueryable<T> In<T>(AreaScope scope) where T : class, IInArea => db.Everywhere<T>().Where(Inside<T>(scope));
    }

    private static Expression<Func<T, bool>> Inside<T>(AreaScope scope) where T : class, IInArea
    {
        var row = Expression.Parameter(typeof(T), "row");
        var area = Expression.Property(row, nameof(IInArea.Area));
        Expression? any = null;
        foreach (var root in scope.Roots)
        {
            Expression<Func<AreaCode, bool>> range = code => code >= root && code <= root.Last;
            var one = new Put(range.Parameters[0], area).Visit(range.Body);
            any = any is null ? one : Expression.OrElse(any, one);
        }

        return Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(value: false), row);
    }

    private sealed class Put(ParameterExpression what, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == what ? by : node;
    }
}
