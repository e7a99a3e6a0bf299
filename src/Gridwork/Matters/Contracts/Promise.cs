using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters.Contracts;

/// <summary>Which of the two ways of counting set a term.</summary>
public enum CountedBy { Law, OfficeHours }

/// <summary>By when a unit will have handled a matter, with all that is needed to show the sum again.</summary>
public sealed record Promise(int Count, TermUnit Unit, CountedBy By, DateTimeOffset From, DateTimeOffset Due)
{
    public static Promise Of(Term term, CountedBy by, DateTimeOffset from, WorkTime time) =>
        new(term.Count, term.Unit, by, from, Counting(by).Compute(term, from, time).Due);

    /// <summary>Counted again on the calendar of now; its due date is what was promised, and stands even if the calendar changed since.</summary>
    public TermSum Sum(WorkTime time) => Counting(By).Compute(new Term(Count, Unit), From, time);

    private static Counting Counting(CountedBy by) => by switch
    {
        CountedBy.OfficeHours => Kernel.Calendar.Counting.ByOfficeHours,
        _ => Kernel.Calendar.Counting.ByLaw,
    };
}
