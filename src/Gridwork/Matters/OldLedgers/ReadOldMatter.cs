using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Reporting;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.OldLedgers;

/// <summary>The places, units and classes that a ledger's words may mean here.</summary>
/// <param name="Elsewhere">Where a matter lies whose place nobody knows.</param>
internal sealed record LedgerGround(AreaBook Book, AreaScope Scope, AreaCode Elsewhere, IReadOnlyList<(UnitId Id, string Name, string LegalName)> Units, CaseStandard Standard);

/// <summary>Reads rows of a ledger one after the other. The same row of the same ledger is the same matter, however often it is read.</summary>
internal sealed class ReadOldMatter(LedgerGround ground, string source, IReadOnlyDictionary<LedgerField, string> columns, DateTimeOffset now)
{
    private const int MostUnitName = 60;
    private const int MostClassWords = 60;

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];
    private static readonly string[] Times = ["", " H:m", " H:m:s", " H:m:s.f", "'T'H:m:s"];
    private static readonly string[] Forms = [.. Days.SelectMany(day => Times.Select(time => day + time))];
    private static readonly DateTimeOffset Earliest = CivilTime.StartOf(new DateOnly(1990, 1, 1));

    private readonly Dictionary<string, AreaCode?> places = new(StringComparer.Ordinal);
    private readonly ILookup<string, MinorClass> classes = ground.Standard.Majors.SelectMany(m => m.Minors).ToLookup(m => m.Name, StringComparer.Ordinal);
    private readonly List<(string Name, AreaCode Code)> names =
        [.. from area in ground.Book.Standing
            where ground.Scope.Contains(area.Code)
            from name in new[] { ground.Book.FullName(area.Code), ground.Book.Name(area.Code) }
            orderby name.Length descending, area.Code.Value.Length
            select (name, area.Code)];

    /// <summary>Words of places that no place here bears, with how many rows have them.</summary>
    public Dictionary<string, int> UnknownPlaces { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> UnknownUnits { get; } = new(StringComparer.Ordinal);

    public Result<OldMatter> Take(SheetRow row)
    {
        if ((row.Fault ?? (Cell(row, LedgerField.Text).Length == 0 ? new RowEmpty(columns[LedgerField.Text]) : null)) is { } fault)
        {
            return fault;
        }

        var (text, reported) = (TypedText.Required(Cell(row, LedgerField.Text), "text"), Moment(row, LedgerField.Reported));
        var words = TypedText.Optional(Cell(row, LedgerField.Place), "place", ReportMatter.MostPlaceWords);
        var result = TypedText.Optional(Cell(row, LedgerField.Result), "result");
        if ((text.Problem ?? words.Problem ?? result.Problem ?? reported.Problem) is { } odd)
        {
            return odd;
        }

        var (ended, state) = (Moment(row, LedgerField.Ended), State(row));
        var contact = state is { Ok: true, Value.IsOpen: true } ? Contact.Read(new ContactFields { Name = Cell(row, LedgerField.Name), Phone = Cell(row, LedgerField.Phone) }) : null as Result<Contact>?;
        if ((ended.Problem ?? state.Problem ?? contact?.Problem ?? TooLong(row)) is { } wrong)
        {
            return wrong;
        }

        return reported.Value is not { } at ? new RowDayMissing(columns[LedgerField.Reported])
            : ended.Value < at ? new EndsBeforeReported(CivilTime.Write(at), CivilTime.Write(ended.Value.Value))
            : Of(row, text.Value!, words.Value!, at, state.Value, ended.Value, result.Value!) with { Contact = contact?.Value };
    }

    private OldMatter Of(SheetRow row, string text, string words, DateTimeOffset reported, MatterState state, DateTimeOffset? ended, string result)
    {
        var (number, unit, said) = (Cell(row, LedgerField.Number), Cell(row, LedgerField.Unit), Cell(row, LedgerField.Class));
        var known = ground.Units.FirstOrDefault(u => u.Name == unit || u.LegalName == unit);
        if (unit.Length > 0 && known.Name is null)
        {
            UnknownUnits[unit] = UnknownUnits.GetValueOrDefault(unit) + 1;
        }

        var minor = state.IsOpen ? null : classes[said].FirstOrDefault() ?? ground.Standard.Majors.SelectMany(m => m.Minors).FirstOrDefault(m => m.Code == said);
        var filing = minor is null ? null : new Filing(minor.Code, minor.Code, minor.Name, "", "", "");
        return new OldMatter(
            Id(number.Length > 0 ? number : $"{text}\n{words}", reported), number, text, Place(words) ?? ground.Elsewhere, words, reported, state, state.IsOpen ? null : ended ?? reported,
            known.Name is null ? null : known.Id, known.Name ?? unit, filing, said, result, Contact: null);
    }

    private Problem? TooLong(SheetRow row) =>
        ((LedgerField Field, int Most)[])[(LedgerField.Number, MatterMapping.LongestFormerNumber), (LedgerField.Unit, MostUnitName), (LedgerField.Class, MostClassWords)] is var limits
            && limits.FirstOrDefault(l => Cell(row, l.Field).Length > l.Most) is { Most: > 0 } over
            ? new RowTooLong(columns[over.Field], over.Most)
            : null;

    private string Cell(SheetRow row, LedgerField field) => columns.TryGetValue(field, out var head) ? row[head] : "";

    // A word of the state decides; where none is, an end does.
    private Result<MatterState> State(SheetRow row) =>
        Cell(row, LedgerField.State) is { Length: > 0 } word ? LedgerFields.State(word) is { } state ? state : new StateUnknown(word)
        : Cell(row, LedgerField.Ended).Length > 0 ? MatterState.Closed
        : MatterState.Reported;

    private Result<DateTimeOffset?> Moment(SheetRow row, LedgerField field)
    {
        var cell = Cell(row, field);
        var text = cell.Replace("\u5E74", "-", StringComparison.Ordinal).Replace("\u6708", "-", StringComparison.Ordinal).Replace("\u65E5", "", StringComparison.Ordinal);
        return text.Length == 0 ? (DateTimeOffset?)null
            : !DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var read) ? new MomentOdd(cell)
            : new DateTimeOffset(read, CivilTime.Offset) is var at && (at > now || at < Earliest) ? new MomentOutside(cell)
            : (DateTimeOffset?)at;
    }

    // The longest name that stands in the words; a code by itself.
    private AreaCode? Place(string words)
    {
        if (words.Length == 0)
        {
            return null;
        }

        if (!places.TryGetValue(words, out var place))
        {
            place = ground.Book.Now(words) is { } at ? ground.Scope.Contains(at) ? at : null
                : names.Where(n => words.Contains(n.Name, StringComparison.Ordinal)).Select(n => (AreaCode?)n.Code).FirstOrDefault();
            places[words] = place;
        }

        if (place is null)
        {
            UnknownPlaces[words] = UnknownPlaces.GetValueOrDefault(words) + 1;
        }

        return place;
    }

    // In the order of time, as all ids are: lists go by them.
    private MatterId Id(string key, DateTimeOffset reported)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{key}\n{reported.UtcTicks}")).AsSpan(0, 16).CopyTo(id);
        BinaryPrimitives.WriteInt64BigEndian(id, (reported.ToUnixTimeMilliseconds() << 16) | 0x7000 | (BinaryPrimitives.ReadInt64BigEndian(id) & 0xFFF));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new MatterId(new Guid(id, bigEndian: true));
    }
}
