namespace Gridwork.Platform.Sites;

/// <summary>
/// Whether this data is a copy to practise on: nothing leaves it, and every page says so. It stands in the data itself, so that no start of it
/// can forget: a file <c>practice</c> in the data folder.
/// </summary>
public sealed record Practice(bool On)
{
    public static Practice Of(DataFolder folder) => new(File.Exists(Path.Combine(folder.Root, "practice")));
}
