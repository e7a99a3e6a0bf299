using Gridwork.Platform;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Standards;

/// <summary>The case standard as the product ships it, looked at by a person of the site.</summary>
/// <param name="Version">Of the shipped tables: another one waits to be looked at again.</param>
internal sealed record ShippedStandard(string Version, int Conditions)
{
    /// <summary>What a site imports is too large for the settings' book: there stands only whether what is shipped was confirmed.</summary>
    public static SettingKind Kind(CaseStandard shipped) => new(
        Prefix, "/settings/case-standard",
        [Setting.Shipped(KeyOf(shipped), Setting.Always, new ShippedStandard(shipped.Version, shipped.Conditions.Count), shipped.Source, shipped.NeedsReview)],
        Tell)
    {
        Matters = (row, _) => row.Key == KeyOf(shipped),
    };

    private const string Prefix = "matters.case-standard/";

    public static string KeyOf(CaseStandard shipped) => $"{Prefix}{shipped.Version}";

    public static bool Waits(SettingBook book, CaseStandard shipped, DateOnly day) => book.At(KeyOf(shipped), day)?.NeedsReview ?? shipped.NeedsReview;

    private static string Tell(Words words, Setting row)
    {
        var (version, conditions) = row.Read<ShippedStandard>();
        return words["standard.shipped", ("version", version), ("count", conditions)];
    }
}
