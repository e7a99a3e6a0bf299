using Gridwork.Kernel;

namespace Gridwork.Platform.Sheets;

public sealed record SheetEmpty() : Problem.Invalid("sheet.empty", "There is nothing in the file.");

public sealed record SheetTooLarge(long Megabytes) : Problem.Invalid("sheet.too-large", $"The file is larger than {Megabytes} MB.");

public sealed record SheetOldExcel() : Problem.Invalid("sheet.old-excel", "This is an old .xls file or one with a password. Save it as .xlsx without a password, or as CSV.");

public sealed record SheetNoTable() : Problem.Invalid("sheet.no-table", "This file is neither .xlsx nor CSV, whatever its name says. Save the table as one of these.");

public sealed record SheetBroken() : Problem.Invalid("sheet.broken", "The spreadsheet is damaged and cannot be read. Open it, save it anew and try again.");

public sealed record SheetColumnsMissing(string Lacking, string Head) : Problem.Invalid("sheet.columns-missing", $"Columns missing: {Lacking}. The first row says: {Head}.");

public sealed record SheetColumnsUnknown(string Unknown, string Known) : Problem.Invalid("sheet.columns-unknown", $"Columns not known: {Unknown}. Known are: {Known}.");

public sealed record SheetColumnTwice(string Name) : Problem.Invalid("sheet.column-twice", $"The column {Name} stands there twice.");

public sealed record SheetRowRagged(int Cells, int Columns) : Problem.Invalid("sheet.row-ragged", $"{Cells} fields instead of {Columns}.");

public sealed record SheetCellTooLong(int Most) : Problem.Invalid("sheet.cell-too-long", $"A field is longer than {Most} characters.");

public sealed record SheetLetters() : Problem.Invalid("sheet.letters", "There are characters that cannot be read.");

public sealed record SheetQuoteOdd() : Problem.Invalid("sheet.quote-odd", "Something stands behind a closing quotation mark.");

public sealed record SheetQuoteOpen(int Lines) : Problem.Invalid("sheet.quote-open", $"A quotation mark is opened here and never closed; the {Lines} lines after it were not read.");

public sealed record SheetNumberInexact() : Problem.Invalid("sheet.number-inexact", "A number has more digits than a number cell keeps. Make the cells text and enter it again.");

public sealed record SheetTooManyRows(int Most) : Problem.Invalid("sheet.too-many-rows", $"Only {Most} rows are read; there are more from here on.");
