namespace Gridwork.Platform.Sheets;

/// <summary>How much of a table is read. What goes beyond is refused in words, never cut off.</summary>
public static class SheetLimits
{
    /// <summary>Of the file, as it was sent.</summary>
    public const long MostBytes = 256L << 20;

    /// <summary>Of a spreadsheet, once it is unpacked.</summary>
    public const long MostUnpacked = 2048L << 20;

    /// <summary>As many as a spreadsheet program has.</summary>
    public const int MostRows = 1_048_576;

    public const int MostColumns = 256;

    /// <summary>As many letters as a spreadsheet program allows in a cell.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Whole numbers from here on have more digits than a number cell keeps.</summary>
    public const double Inexact = 1e15;
}
