namespace Gridwork.Platform.Settings;

public static class Can
{
    /// <summary>Sees how the site is set, changes it and confirms what waits for review.</summary>
    public const string KeepSettings = "can.settings.keep";
}
