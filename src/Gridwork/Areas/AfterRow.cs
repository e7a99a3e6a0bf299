using Gridwork.Kernel;

namespace Gridwork.Areas;

/// <summary>Where a page of a list ended: <c>140781105204_018f…</c>. A mark that is none begins at the beginning.</summary>
internal static class AfterRow
{
    public static string Mark(AreaCode area, Guid id) => $"{area.Value}_{id}";

    public static (AreaCode Area, Guid Id)? Read(string? mark) =>
        mark?.Split('_') is [var code, var key] && AreaCode.TryParse(code, out var area) && Guid.TryParse(key, out var id) ? (area, id) : null;
}
