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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
