using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Settings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    needs_review = table.Column<bool>(type: "INTEGER", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    confirmed_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_settings_number",
                table: "settings",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "settings");
        }
    }
}
