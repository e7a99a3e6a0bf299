using Gridwork.Kernel;

namespace Gridwork.Platform.ListsOut;

internal static class ListReach
{
    extension(Caller caller)
    {
        /// <summary>Where this person may both read the list and take it out; nowhere, when one of the two is missing.</summary>
        public AreaScope ReachOf(IListOut list) => caller.May(list.Permission) && caller.May(Can.TakeLists)
            ? caller.Scope(list.Permission).Within(caller.Scope(Can.TakeLists))
            : new AreaScope();

        /// <summary>Whether all that they could take out then is theirs to take out now.</summary>
        public bool StillReaches(TakenList taken, IListOut list)
        {
            var now = caller.ReachOf(list);
            return taken.Scope.Roots.All(now.Contains);
        }

        /// <summary>The same person, who reads this list only so far as it was asked for.</summary>
        public Caller Only(TakenList taken, IListOut list) =>
            caller with { Reach = new Dictionary<string, AreaScope>(caller.Reach, StringComparer.Ordinal) { [list.Permission] = taken.Scope } };
    }
}
