using System.Runtime.CompilerServices;
using Gridwork.Platform.Exports;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>By what reporters can be reached, with the number of their matter.</summary>
internal sealed class ExportContacts(SiteKeys keys) : ISealedSheet
{
    public string Name => "contacts";

    public IReadOnlyList<string> Heads => ["matter", "name", "phone", "mail"];

    public async IAsyncEnumerable<IReadOnlyList<string>> Rows(GridworkDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var ring = await keys.Open(ct);
        var opened = ring.Ok ? ring.Value : throw new InvalidOperationException(ring.Problem.Message);
        // Everywhere: the whole site is carried away.
        var rows = db.Everywhere<Reporter>().AsNoTracking().Join(db.Everywhere<Matter>(), r => r.Matter, m => m.Id, (reporter, m) => new { reporter, m.Number }).OrderBy(r => r.reporter.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.reporter.Open(opened) is { } contact)
            {
                yield return [row.Number, contact.Name, contact.Phone, contact.Mail];
            }
        }
    }
}
