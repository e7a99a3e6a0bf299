using Gridwork.Matters.Standards;
using Gridwork.Platform;

namespace Gridwork.Matters.ImportingStandard;

internal static class StandardWords
{
    extension(BadRow row)
    {
        public string Why(Words words) => words[$"problem.{row.Code}", [.. row.Facts.Select(f => (f.Key, (object?)f.Value))]];
    }
}
