using Gridwork.Kernel.Calendar;

namespace Gridwork.Tests.Kernel;

public sealed record CountingCase(DateTimeOffset From, Term Term, OfficeHours Hours, IReadOnlyList<Pause> Pauses)
{
    public override string ToString() =>
        $"{CivilTime.Write(From)} {Term.Count} {Term.Unit}, pauses: {string.Join(", ", Pauses.Select(p => $"{CivilTime.Write(p.From)}–{(p.To is { } to ? CivilTime.Write(to) : "")}"))}";
}
