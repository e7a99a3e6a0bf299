using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;

namespace Gridwork.Matters;

/// <content>Many hands on one matter: what the grid head settles, and what waits for the units that were called.</content>
public sealed partial class Matter
{
    private IReadOnlyList<string>? openLegs;

    /// <summary>How many whistles there were: a matter without any asks for no legs.</summary>
    public int Whistles { get; private set; }

    // A leg never opens by itself: only a whistle opens one, and that raises the version of the matter. So what was read with it holds.
    private LegsOpen? WaitsFor => Whistles == 0 ? null
        : openLegs is null ? throw new InvalidOperationException($"The legs of {Number} were not read.")
        : openLegs.Count > 0 ? new LegsOpen(string.Join(", ", openLegs), openLegs.Count) : null;

    /// <summary>The units whose legs are open, read together with the matter.</summary>
    public void Reads(IReadOnlyList<string> units) => openLegs = units;

    /// <summary>A grid worker whistles: nobody but the grid head acts before it is passed on.</summary>
    public Problem? Raise(string ask, Actor by) => Move(MatterAct.Raise, by, ask);

    public Problem? PassOn(string? note, Actor by) => Move(MatterAct.PassOn, by, note);

    /// <summary>Done on the spot, inside the village. It has been somebody else's whistle, so two persons have seen it.</summary>
    public Problem? Settle(Outcome outcome, Actor by)
    {
        if (Move(MatterAct.Settle, by, outcome.Result) is { } refused)
        {
            return refused;
        }

        Outcome = outcome;
        Set(Clocks.EndAll(by.At));
        return null;
    }

    /// <summary>Calls units. A matter that no unit has yet stays with the township, under this promise.</summary>
    /// <param name="promise">Of the whole matter; not asked for where a term runs already.</param>
    /// <param name="line">Who was called, for the course.</param>
    public Problem? Whistle(Promise? promise, string line, Actor by, Timing timing)
    {
        var begins = State is MatterState.Accepted;
        if (begins && promise is null)
        {
            return new MatterTermMissing();
        }

        if (Move(MatterAct.Whistle, by, line, unitName: null, begins ? promise!.Due : null) is { } refused)
        {
            return refused;
        }

        Whistles++;
        if (begins)
        {
            Set(Clocks.Drop(ClockKind.Handling).Start(TermClock.Start(ClockKind.Handling, promise!, timing.Time)));
            TimeVersion = timing.Version;
        }

        return null;
    }

    /// <summary>All that were called have ended: the township reports the whole, where no single unit has the matter.</summary>
    public Problem? SumUp(string report, Actor by, Timing timing)
    {
        if (Move(MatterAct.SumUp, by, report) is { } refused)
        {
            return refused;
        }

        Set(Clocks.End(ClockKind.Handling, by.At));
        Begin(ClockKind.Check, by.At, timing);
        return null;
    }
}
