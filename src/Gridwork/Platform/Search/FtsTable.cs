using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Gridwork.Platform.Search;

/// <summary>
/// Where a migration makes the table of search, SQLite gets an FTS5 table of the same columns: without a copy of the text, without places of words,
/// and with every character beyond ASCII as part of a term.
/// </summary>
internal sealed class FtsTable(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations) : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (operation.Name != SearchDocMapping.Table)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        builder.Append($"""CREATE VIRTUAL TABLE "{SearchDocMapping.Table}" USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '@#'")""").AppendLine(";");
        if (terminate)
        {
            EndStatement(builder);
        }
    }
}
