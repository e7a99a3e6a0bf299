using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Reporters;

namespace Gridwork.Matters.OldLedgers;

/// <summary>A matter as a row of another system's ledger tells it.</summary>
/// <param name="FormerNumber">Empty where the ledger gives none.</param>
/// <param name="PlaceWords">The place in the ledger's words.</param>
/// <param name="State">Ended in one of three ways; or reported, to be accepted here.</param>
/// <param name="EndedAt">Null of an open one.</param>
/// <param name="UnitName">In the ledger's words; the unit itself where one here bears the name.</param>
/// <param name="Filing">Of an ended one whose class the site's standard knows.</param>
/// <param name="Contact">Only of an open one: what has ended is not answered any more.</param>
internal sealed record OldMatter(
    MatterId Id, string FormerNumber, string Text, AreaCode Area, string PlaceWords, DateTimeOffset ReportedAt, MatterState State, DateTimeOffset? EndedAt,
    UnitId? Unit, string UnitName, Filing? Filing, string ClassWords, string Result, Contact? Contact);
