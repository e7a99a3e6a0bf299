using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Successions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "successions",
                columns: table => new
                {
                    old = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    @new = table.Column<string>(name: "new", type: "TEXT", maxLength: 18, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    nr = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_successions", x => new { x.old, x.@new });
                    table.ForeignKey(
                        name: "fk_successions_areas_new",
                        column: x => x.@new,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_successions_areas_old",
                        column: x => x.old,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_successions_new",
                table: "successions",
                column: "new");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "successions");
        }
    }
}
