using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

/// <summary>The units of the field's standards. A city's bare day or hour is none of them: the site says which it means.</summary>
public enum TermUnit
{
    /// <summary>Hours of the clock, nights and holidays too.</summary>
    UrgentHours,

    /// <summary>Hours in which the office is open.</summary>
    WorkHours,

    /// <summary>24 hours of the clock each.</summary>
    UrgentDays,

    WorkingDays,
    CalendarDays,
    Months,

    /// <summary>Minutes of the clock, nights and holidays too: an arrival in an emergency is wanted in half an hour.</summary>
    Minutes,
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct Term(int Count, TermUnit Unit)
{
    public const int Most = 10_000;
}

public sealed record TermUnreadable(string Text) : Problem.Invalid(
    "term.unreadable", $"'{Text}' is not a term. Write a number and a unit, for example: 5 working days, 4 work hours, 15 calendar days, 6 months.");

public sealed record TermUnitUndecided(string Unit) : Problem.Invalid(
    "term.unit-undecided", $"How '{Unit}' counts is a setting of the site. Name the unit: working days, calendar days, work hours or urgent hours.");

public sealed record TermOutOfRange(string Number) : Problem.Invalid("term.out-of-range", $"A term is a whole number from 1 to {Term.Most}, not {Number}.");
