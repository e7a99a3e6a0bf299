namespace Gridwork.Platform.Trail;

public static class Can
{
    public const string ReadTrail = "can.trail.read";
}
