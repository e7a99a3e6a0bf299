namespace Gridwork.Areas;

/// <summary>What a person may be allowed to do with places, units, posts and accounts.</summary>
public static class Can
{
    public const string ReadAreas = "can.areas.read";
    public const string ManageAreas = "can.areas.manage";
    public const string ReadUnits = "can.units.read";
    public const string ManagePosts = "can.posts.manage";
    public const string ManageAccounts = "can.accounts.manage";
}
