using Gridwork.Matters.Clocks;
using Gridwork.Kernel;

namespace Gridwork.Matters;

/// <content>Several reports of one thing: one goes its way, the others are joined to it, and each of their reporters still has a number of their own.</content>
public sealed partial class Matter
{
    /// <summary>The matter that this report was joined to: how that one stands is how this one stands.</summary>
    public MatterId? Main { get; private set; }

    /// <summary>Ends this one's own way: its clocks stop, and nobody works on it twice.</summary>
    /// <param name="joined">How many are joined to this one: they would lose their main.</param>
    public Problem? Join(Matter main, int joined, Actor by)
    {
        if (Barred(MatterAct.Join, by) is { } barred)
        {
            return barred;
        }

        if (main.Id == Id || !main.Open)
        {
            return main.Id == Id ? new JoinedToItself() : new MainHasEnded(main.Number);
        }

        if (joined > 0)
        {
            return new OthersJoined(joined);
        }

        Main = main.Id;
        Set(Clocks.EndAll(by.At));
        return Move(MatterAct.Join, by, main.Number);
    }

    /// <summary>It was not the same after all: back to intake, as if it had just been reported.</summary>
    public Problem? Separate(string reason, Actor by, Timing timing)
    {
        if (Move(MatterAct.Separate, by, reason) is { } refused)
        {
            return refused;
        }

        (Main, Filing) = (null, null);
        Begin(Contracts.ClockKind.FirstContact, by.At, timing);
        return null;
    }
}
