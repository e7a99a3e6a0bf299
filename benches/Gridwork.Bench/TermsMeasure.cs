using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Tests.Kernel;

namespace Gridwork.Bench;

/// <summary>P7: terms a second and core, and that a clerk who counts minute by minute comes to the same ends.</summary>
internal static class TermsMeasure
{
    private const int Seed = 20_260_212;
    private const int Terms = 1_000_000;
    private const int Compared = 5_000;
    private const double Goal = 1_000_000;

    public static void Run(Sheet sheet)
    {
        var units = Enum.GetValues<TermUnit>();
        var drawn = new TermCases(Seed);
        var (counted, seconds) = (0, 0.0);
        foreach (var unit in units)
        {
            TermCase[] cases = [.. Enumerable.Range(0, Terms / units.Length).Select(_ => drawn.Draw(unit))];
            var took = Rounds.Seconds(() => Count(cases));
            (counted, seconds) = (counted + cases.Length, seconds + took);
            Add(sheet, $"P7 terms, {unit}", cases.Length, took);
            Compare(sheet, unit, cases, Compared / units.Length);
        }

        Add(sheet, "P7 terms, all units", counted, seconds);
    }

    private static void Add(Sheet sheet, string measure, int terms, double seconds) => sheet.Add(
        measure, string.Create(CultureInfo.InvariantCulture, $"{terms:N0}, 0–3 pauses"),
        string.Create(CultureInfo.InvariantCulture, $"{terms / seconds:N0}/s and core"), "≥ 1,000,000", terms / seconds / Goal);

    private static long Count(TermCase[] cases)
    {
        var sum = 0L;
        foreach (var one in cases)
        {
            sum += one.Sum().Due.Ticks;
        }

        return sum;
    }

    private static void Compare(Sheet sheet, TermUnit unit, TermCase[] cases, int many)
    {
        var step = cases.Length / many;
        var unequal = 0;
        for (var i = 0; i < cases.Length; i += step)
        {
            var (sum, slow) = (cases[i].Sum(), cases[i].SlowSum());
            if ((sum.Stands ? null : SlowCounter.Civil(sum.Due)) != slow && unequal++ == 0)
            {
                sheet.Faults.Add($"P7: {cases[i].Case} gives {CivilTime.WriteEnd(sum.Due)}, counted slowly {slow:u}.");
            }
        }

        if (unequal > 0)
        {
            sheet.Faults.Add($"P7: {unequal} of {many} sums of {unit} differ from the slow counter.");
        }
    }
}
