using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Tables;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OldLedgers;

/// <summary>
/// Reads a ledger row by row, in the background: to tell what is in it, or to take it in by pages that are saved each by itself. Begun again after a
/// kill, it passes over what is here already.
/// </summary>
internal sealed class ReadLedger(GridworkDb db, FileStore files, ICallerSource callers, CurrentSite site, IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private const int MostFaults = 200;
    private const int MostWords = 30;

    /// <summary>Not saved: what it leaves is saved with the errand's end.</summary>
    public async Task Run(LedgerErrand errand, CancellationToken ct)
    {
        var (id, waits) = (new OldLedgerId(errand.Ledger), errand.Take ? LedgerState.Taking : LedgerState.Looking);
        // Everywhere: the errand knows which.
        if (await db.Everywhere<OldLedger>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.State == waits, ct) is not { } ledger)
        {
            return;
        }

        // A right that was taken away meanwhile brings nothing in.
        var person = await callers.Of(ledger.By, ct) is { } may && may.May(Can.BringLedgers) ? may : throw new InvalidOperationException($"{ledger.ByName} may not bring in ledgers any more.");
        await using var file = files.Open(Shelf.Brought, ledger.Hash) ?? throw new FileNotFoundException($"The file of {ledger.FileName} is not there.");
        await using var scope = Scope(person);
        var opened = await Sheet.Open(file, LedgerFields.Columns(ledger.Columns), ct);
        await using var sheet = opened.Ok ? opened.Value : throw new InvalidDataException(opened.Problem.Message);
        var reading = new ReadOldMatter(await Ground(scope.ServiceProvider, person, ct), ledger.Source, ledger.Columns, clock.GetUtcNow());
        var told = new Told();
        await foreach (var page in Pages(sheet, reading, told, ct))
        {
            await Serve(ledger, person, page, told, errand.Take, ct);
            await Tell(id, told.Rows, ct);
        }

        var row = await db.Everywhere<OldLedger>().SingleAsync(l => l.Id == id, ct);
        if (errand.Take)
        {
            row.Took(told.Open + told.Ended);
            db.Trail(person, "ledgers.taken", ledger.FileName, area: null, $"{ledger.Source} {told.Open + told.Ended}", clock.GetUtcNow());
        }
        else
        {
            row.Looked(told.Look(reading));
        }
    }

    private static async IAsyncEnumerable<List<OldMatter>> Pages(Sheet sheet, ReadOldMatter reading, Told told, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        List<OldMatter> page = [];
        await foreach (var row in sheet.Rows(ct))
        {
            told.Rows++;
            var read = reading.Take(row);
            if (read.Ok)
            {
                page.Add(read.Value);
            }
            else
            {
                told.Refuse(row, read.Problem);
            }

            if (page.Count == TakeRows.AtOnce)
            {
                yield return page;
                page = [];
            }
        }

        yield return page;
    }

    private async Task Serve(OldLedger ledger, Caller person, List<OldMatter> page, Told told, bool take, CancellationToken ct)
    {
        await using var scope = Scope(person);
        var rows = scope.ServiceProvider.GetRequiredService<TakeRows>();
        var fresh = await rows.Fresh(page, told.Seen, ct);
        if (take)
        {
            await rows.Take(ledger.Source, fresh, ct);
        }

        told.Count(page.Count, fresh);
    }

    private static async Task<LedgerGround> Ground(IServiceProvider site, Caller person, CancellationToken ct)
    {
        var (book, reach) = (await site.GetRequiredService<AreaBooks>().Today(ct), person.Scope(Can.BringLedgers));
        var units = await site.GetRequiredService<GridworkDb>().Everywhere<Unit>().AsNoTracking().Where(u => u.ValidTo == null).Select(u => new { u.Id, u.Name, u.LegalName }).ToListAsync(ct);
        return new LedgerGround(book, reach, book.Roots(reach).First(), [.. units.Select(u => (u.Id, u.Name, u.LegalName))], await site.GetRequiredService<SiteStandard>().Today(ct));
    }

    private AsyncServiceScope Scope(Caller person)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site.Value;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = person;
        return scope;
    }

    // For whoever waits; by itself, before the whole is saved.
    private Task<int> Tell(OldLedgerId id, int done, CancellationToken ct) => db.InTransaction(
        stop => db.Everywhere<OldLedger>().Where(l => l.Id == id).ExecuteUpdateAsync(l => l.SetProperty(o => o.Done, done), stop), ct);

    private sealed class Told
    {
        private readonly List<BadRow> _faults = [];

        public int Rows { get; set; }

        public int Open { get; private set; }

        public int Ended { get; private set; }

        public int Known { get; private set; }

        public int Faulty { get; private set; }

        /// <summary>The same matter twice in one ledger is one.</summary>
        public HashSet<MatterId> Seen { get; } = [];

        // Its cells stay in the file: they may hold names.
        public void Refuse(SheetRow row, Problem why)
        {
            Faulty++;
            if (_faults.Count < MostFaults)
            {
                _faults.Add(BadRow.Of(row, why) with { Cells = [] });
            }
        }

        public void Count(int read, IReadOnlyCollection<OldMatter> fresh)
        {
            Known += read - fresh.Count;
            Open += fresh.Count(m => m.State.IsOpen);
            Ended += fresh.Count(m => !m.State.IsOpen);
        }

        public LedgerLook Look(ReadOldMatter reading) =>
            new(Rows, Open, Ended, Known, Faulty, _faults, Most(reading.UnknownPlaces), Most(reading.UnknownUnits));

        private static KeyValuePair<string, int>[] Most(Dictionary<string, int> words) => [.. words.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MostWords)];
    }
}
