using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class OldLedgers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "former_number",
                table: "matters",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "old_ledgers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sample = table.Column<string>(type: "TEXT", nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    look = table.Column<string>(type: "TEXT", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    taken_in = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_old_ledgers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_matters_former_number",
                table: "matters",
                column: "former_number",
                filter: "former_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_old_ledgers_by_id",
                table: "old_ledgers",
                columns: new[] { "by", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "old_ledgers");

            migrationBuilder.DropIndex(
                name: "ix_matters_former_number",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "former_number",
                table: "matters");
        }
    }
}
