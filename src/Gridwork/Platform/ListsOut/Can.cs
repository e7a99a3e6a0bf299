namespace Gridwork.Platform.ListsOut;

public static class Can
{
    /// <summary>Takes a list that one may read out of the system as a file.</summary>
    public const string TakeLists = "can.lists.take";
}
