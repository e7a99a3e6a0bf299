using System.Text;
using Gridwork.Kernel;

namespace Gridwork.Platform.Sheets;

/// <summary>Cuts text into rows and cells, a character at a time (RFC 4180). A quoted cell may hold line ends; nothing beyond the limits is kept.</summary>
internal sealed class CsvScanner(char between)
{
    private enum State { Begin, Plain, Quoted, Closed }

    private readonly StringBuilder cell = new();
    private List<string> cells = [];
    private State state;
    private Problem? fault;
    private int number = 1;
    private int linesInside;
    private bool afterReturn;

    /// <summary>Gives the row that this character ends.</summary>
    public RawRow? Take(char c)
    {
        var ended = c is '\n' && afterReturn;
        afterReturn = c is '\r' && state is not State.Quoted;
        return ended ? null
            : state is State.Quoted ? Inside(c)
            : c is '\n' or '\r' ? Row()
            : Outside(c);
    }

    /// <summary>The last row, when the file does not end with a line end.</summary>
    public RawRow? End()
    {
        if (state is State.Quoted)
        {
            fault = new SheetQuoteOpen(linesInside);
        }

        return cells.Count == 0 && cell.Length == 0 && state is State.Begin ? null : Row();
    }

    private RawRow? Inside(char c)
    {
        if (c is '"')
        {
            state = State.Closed;
            return null;
        }

        linesInside += c is '\n' ? 1 : 0;
        Keep(c);
        return null;
    }

    private RawRow? Outside(char c)
    {
        if (c == between)
        {
            Cell();
        }
        else if (c is '"' && state is State.Begin)
        {
            (state, linesInside) = (State.Quoted, 0);
        }
        else if (c is '"' && state is State.Closed)
        {
            state = State.Quoted;
            Keep(c);
        }
        else
        {
            fault ??= state is State.Closed && c is not ' ' ? new SheetQuoteOdd() : null;
            state = state is State.Closed ? State.Closed : State.Plain;
            Keep(c);
        }

        return null;
    }

    private void Keep(char c)
    {
        if (cell.Length < SheetLimits.LongestCell)
        {
            cell.Append(c);
        }
        else
        {
            fault ??= new SheetCellTooLong(SheetLimits.LongestCell);
        }
    }

    // One more than allowed is kept, so that the reader sees that there were too many.
    private void Cell()
    {
        if (cells.Count <= SheetLimits.MostColumns)
        {
            cells.Add(cell.Replace("\r\n", "\n").ToString().Trim());
        }

        cell.Clear();
        state = State.Begin;
    }

    private RawRow Row()
    {
        Cell();
        var row = new RawRow(number++, cells, fault);
        (cells, fault) = ([], null);
        return row;
    }
}
