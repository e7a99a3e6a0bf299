using System.Linq.Expressions;

namespace Gridwork.Platform.Tables;

/// <summary>A kind of table that sites import: how its versions are called in the trail, and which stand for the same.</summary>
/// <param name="Subject">Also the name of its counters.</param>
/// <param name="Act">What the acts on it begin with.</param>
/// <param name="Same">The versions of which only one holds on a day.</param>
internal sealed record TableKind<T>(string Subject, string Act, Func<T, Expression<Func<T, bool>>> Same)
    where T : TableVersion;
