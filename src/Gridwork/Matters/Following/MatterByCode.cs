using System.Text;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Following;

/// <summary>Finds the matter of the person with number and query code, to read it or to change it.</summary>
internal sealed class MatterByCode(GridworkDb db)
{
    private const string NoCode = "22222222";

    /// <summary>Null when number and code do not belong together, whichever of them is wrong.</summary>
    public Task<Matter?> Find(string? number, string? code, CancellationToken ct) => Find(Everywhere.AsNoTracking(), number, code, ct);

    public Task<Matter?> FindToChange(string? number, string? code, CancellationToken ct) => Find(Everywhere, number, code, ct);

    // Everywhere: the code is the right to it.
    private IQueryable<Matter> Everywhere => db.Everywhere<Matter>();

    private static async Task<Matter?> Find(IQueryable<Matter> all, string? number, string? code, CancellationToken ct)
    {
        var plain = Plain(number);
        var matter = await all.SingleOrDefaultAsync(m => m.Number == plain, ct);
        return QueryCode.Fits(matter?.QueryCode ?? NoCode, code) ? matter : null;
    }

    // As people copy it: with blanks, in full-width figures, with a long dash.
    internal static string Plain(string? number)
    {
        var whole = string.Concat((number ?? "").EnumerateRunes().Take(40).Select(r => r.ToString())).Normalize(NormalizationForm.FormKC);
        return string.Concat(whole.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
    }
}
