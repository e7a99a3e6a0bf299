using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <content>How a matter comes to be, and gets its number.</content>
public sealed partial class Matter
{
    /// <summary>Takes text that <see cref="TypedText"/> has read. What the township gave to itself is taken from the start: nobody waits to hear whether it will be.</summary>
    /// <param name="held">Nobody but the level above sees it before it is said whom it is about.</param>
    public static Matter Report(MatterId id, string text, AreaCode area, string placeWords, Channel channel, Actor by, Timing timing, Spot? spot = null, bool held = false)
    {
        var matter = new Matter
        {
            Id = id,
            QueryCode = Matters.QueryCode.New(),
            Title = TypedText.Title(text),
            Text = text,
            Area = area,
            PlaceWords = placeWords,
            Spot = spot,
            Channel = channel,
            ReportedAt = by.At,
            ReportedBy = by.Id,
            Touched = by.At,
        };
        var taken = channel is Channel.KeyTask;
        matter.State = taken ? MatterState.Accepted : held ? MatterState.Held : MatterState.Reported;
        matter.Write(MatterAct.Report, matter.State, by);
        if (!taken)
        {
            matter.Begin(ClockKind.FirstContact, by.At, timing);
        }

        return matter;
    }

    /// <summary>Given once, by the series of the year, in the transaction that saves the report.</summary>
    public void Give(int year, long number) =>
        Number = Number.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"{year}-{number:D6}") : throw new InvalidOperationException($"{Number} has its number.");

    /// <summary>The transaction that gave it was undone, and the number went back with it.</summary>
    public void GiveBack() => Number = "";

    /// <summary>Whether a second report under the same id says the same: then it is the first one, sent again.</summary>
    public bool SaysTheSame(Matter other) => (Text, Area, PlaceWords, Spot, Channel) == (other.Text, other.Area, other.PlaceWords, other.Spot, other.Channel);
}
