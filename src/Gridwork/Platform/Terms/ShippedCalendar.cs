using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

/// <summary>The calendar and the names of units that lie beside the program, read once when first asked for.</summary>
internal static class ShippedCalendar
{
    private static readonly Lazy<WorkingCalendar> Calendar = new(() => Read("china.json", WorkingCalendar.Parse));
    private static readonly Lazy<TermNames> Names = new(() => Read("terms.json", TermNames.Parse));
    private static readonly Lazy<WorkTime> UsualTime = new(() => new WorkTime(Calendar.Value));

    extension(WorkingCalendar)
    {
        public static WorkingCalendar Shipped => Calendar.Value;
    }

    extension(WorkTime)
    {
        /// <summary>The shipped calendar with the usual office hours.</summary>
        public static WorkTime Usual => UsualTime.Value;
    }

    extension(Term)
    {
        /// <summary>Reads a term as it is written, in Chinese or English; refuses what names no unit.</summary>
        public static Result<Term> Read(string? text) => Names.Value.Read(text);
    }

    /// <summary>A file of <c>data/calendar</c>, for who reads it once.</summary>
    public static T Read<T>(string name, Func<Stream, T> parse)
    {
#pragma warning disable MA0045 // 22 KB, read once; awaiting it would make a promise of every count
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "calendar", name));
#pragma warning restore MA0045
        return parse(file);
    }
}
