using Gridwork.Kernel;
using Gridwork.Platform.Persistence;

namespace Gridwork.Platform.Trail;

public static class TrailWriting
{
    extension(GridworkDb db)
    {
        /// <summary>Adds a line to the trail; the act's own save writes it, or nothing of the act is written.</summary>
        /// <param name="act">Capability and act: <c>matters.accept</c>.</param>
        public void Trail(Caller by, string act, string subject, AreaCode? area, string detail, DateTimeOffset at) =>
            db.Add(TrailLine.Of(by, act, subject, area, detail, at));
    }
}
