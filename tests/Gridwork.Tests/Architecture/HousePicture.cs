using System.Globalization;
using System.Text;

namespace Gridwork.Tests.Architecture;

/// <summary>
/// Draws the house: a storey for each part with its acts as rooms, and for each part that others use a riser down which their
/// arrows run. Nothing here is placed by hand, so the same program always gives the same picture.
/// </summary>
internal sealed class HousePicture(IReadOnlyList<Room> rooms)
{
    private const int Left = 24, NameWidth = 150, Width = 780, Lane = 26, Act = 24, Gap = 18;
    private static readonly string[] Colours = ["#8a5a00", "#1d5fa8", "#2f7d32", "#7a3fa0", "#b3402a", "#00707a", "#5b6470", "#a0306b"];

    private readonly StringBuilder picture = new();
    private readonly Dictionary<string, int> middles = new(StringComparer.Ordinal);

    public string Draw()
    {
        List<string> used = [.. rooms.Select(r => r.Name).Where(name => rooms.Any(r => r.Uses.Any(u => u.Part == name)))];
        var y = 64;
        foreach (var room in rooms.Reverse())
        {
            y += Storey(room, y) + Gap;
        }

        foreach (var (part, lane) in used.Select((part, lane) => (part, lane)))
        {
            Riser(part, Width + 40 + (lane * Lane), Colours[lane % Colours.Length]);
        }

        var right = Width + 60 + (used.Count * Lane);
        Legend(y + 10);
        return Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {y + 34}" font-family="system-ui, 'Noto Sans', sans-serif" font-size="13" role="img">
            <title>Who uses whom in Gridwork, drawn from the compiled program</title>
            <desc>{string.Join("; ", rooms.Reverse().Select(Said))}</desc>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="{Left}" y="34" font-size="20" font-weight="600" fill="#1c2530">Gridwork: who uses whom</text>
            <text x="{Left}" y="52" fill="#5b6470">a storey is a part, a box an act or a craft in it, a line the use of a part further down</text>
            {picture}</svg>

            """);
    }

    private static string Said(Room room) => room.Uses.Count is 0
        ? $"{room.Name} uses nothing"
        : $"{room.Name} uses {string.Join(", ", room.Uses.Select(u => u.OnlyContracts ? $"{u.Part}.Contracts" : u.Part))}";

    private int Storey(Room room, int top)
    {
        var (x, line) = (Left + NameWidth, 0);
        var boxes = new StringBuilder();
        foreach (var act in room.Acts)
        {
            var wide = 22 + (act.Length * 8);
            if (x + wide > Width - 12)
            {
                (x, line) = (Left + NameWidth, line + 1);
            }

            var (at, dashes) = (top + 12 + (line * (Act + 6)), act is "Contracts" ? " stroke-dasharray=\"4 3\"" : "");
            Say(boxes, $"""<rect x="{x}" y="{at}" width="{wide}" height="{Act}" rx="4" fill="#ffffff" stroke="#9aa5b1"{dashes}/><text x="{x + 9}" y="{at + 16}" fill="#1c2530">{act}</text>""");
            x += wide + 8;
        }

        var height = Math.Max(Act + 24, 24 + ((line + 1) * (Act + 6)) - 6);
        middles[room.Name] = top + (height / 2);
        Say(picture, $"""<rect x="{Left}" y="{top}" width="{Width - Left}" height="{height}" rx="8" fill="#f2f5f8" stroke="#5b6470"/>""");
        Say(picture, $"""<text x="{Left + 14}" y="{top + (height / 2) - 1}" font-size="16" font-weight="600" fill="#1c2530">{room.Name}</text>""");
        Say(picture, $"""<text x="{Left + 14}" y="{top + (height / 2) + 15}" font-size="11" fill="#5b6470">about {room.Types} types</text>""");
        picture.Append(boxes);
        return height;
    }

    // Down the riser from the highest user; a filled knot is a use, a hollow one goes through Contracts alone.
    private void Riser(string part, int x, string colour)
    {
        var users = rooms.Where(r => r.Uses.Any(u => u.Part == part)).ToList();
        var foot = middles[part] + 6;
        Say(picture, $"""<path d="M{x} {users.Min(r => middles[r.Name]) - 4}V{foot}H{Width + 8}" fill="none" stroke="{colour}" stroke-width="2"/>""");
        Say(picture, $"""<path d="M{Width + 1} {foot}l9 -4.5v9z" fill="{colour}"/>""");
        foreach (var user in users)
        {
            var (at, hollow) = (middles[user.Name] - 4, user.Uses.Single(u => u.Part == part).OnlyContracts);
            Say(picture, $"""<path d="M{Width} {at}H{x}" stroke="{colour}" stroke-width="1" stroke-opacity="0.5"/>""");
            Say(picture, $"""<circle cx="{x}" cy="{at}" r="4.5" fill="{(hollow ? "#ffffff" : colour)}" stroke="{colour}" stroke-width="2"/>""");
        }
    }

    private void Legend(int y)
    {
        Say(picture, $"""<circle cx="{Left + 6}" cy="{y}" r="4.5" fill="#1c2530"/><text x="{Left + 18}" y="{y + 4}" fill="#5b6470">uses</text>""");
        Say(picture, $"""<circle cx="{Left + 66}" cy="{y}" r="4.5" fill="#ffffff" stroke="#1c2530" stroke-width="2"/><text x="{Left + 78}" y="{y + 4}" fill="#5b6470">uses its Contracts only</text>""");
    }

    private static void Say(StringBuilder to, FormattableString line) => to.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
