using Gridwork.Kernel.Calendar;

namespace Gridwork.Matters.Contracts;

/// <summary>Which of the two ways of counting set a term.</summary>
public enum CountedBy { Law, OfficeHours }

/// <summary>By when something will have been done, as it was promised that day, with all that is needed to show the sum again.</summary>
public sealed record Promise(int Count, TermUnit Unit, CountedBy By, DateTimeOffset From, DateTimeOffset Due)
{
    public static Promise Of(Term term, CountedBy by, DateTimeOffset from, WorkTime time) =>
        new(term.Count, term.Unit, by, from, Of(by).Compute(term, from, time).Due);

    internal Kernel.Calendar.Counting Counting => Of(By);

    private static Kernel.Calendar.Counting Of(CountedBy by) => by switch
    {
        CountedBy.OfficeHours => Kernel.Calendar.Counting.ByOfficeHours,
        _ => Kernel.Calendar.Counting.ByLaw,
    };
}
