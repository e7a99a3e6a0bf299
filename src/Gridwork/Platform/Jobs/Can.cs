namespace Gridwork.Platform.Jobs;

public static class Can
{
    /// <summary>Sees what waits or is stuck, begins it again, or drops it with a reason.</summary>
    public const string KeepJobs = "can.jobs.keep";
}
