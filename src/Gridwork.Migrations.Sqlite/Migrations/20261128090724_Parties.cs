using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Parties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parties", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_parties_matter",
                table: "parties",
                column: "matter");

            migrationBuilder.CreateIndex(
                name: "ix_parties_person",
                table: "parties",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_parties_unit",
                table: "parties",
                column: "unit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parties");
        }
    }
}
