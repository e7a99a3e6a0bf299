using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Kernel.Calendar;

internal static class WorkTimeVersion
{
    private const int Letters = 12;

    public static string Of(WorkingCalendar calendar, OfficeHours hours)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{calendar.FirstYear} {calendar.LastYear}");
        for (var day = new DateOnly(calendar.FirstYear, 1, 1); day.Year <= calendar.LastYear; day = day.AddDays(1))
        {
            text.Append((char)('0' + (int)calendar.KindOf(day)));
        }

        foreach (var (first, intervals) in hours.Stretches())
        {
            text.Append(CultureInfo.InvariantCulture, $"|{first}");
            foreach (var interval in intervals)
            {
                text.Append(CultureInfo.InvariantCulture, $" {interval.From.Ticks}-{interval.To.Ticks}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())))[..Letters];
    }
}
