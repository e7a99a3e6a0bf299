using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class CountedInTheIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_matters_contested",
                table: "matters",
                columns: new[] { "town", "next_due" },
                filter: "open AND contested");

            migrationBuilder.CreateIndex(
                name: "ix_matters_state_town",
                table: "matters",
                columns: new[] { "state", "town" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_matters_town_ended",
                table: "matters",
                columns: new[] { "town", "id" },
                filter: "NOT open");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_matters_contested",
                table: "matters");

            migrationBuilder.DropIndex(
                name: "ix_matters_state_town",
                table: "matters");

            migrationBuilder.DropIndex(
                name: "ix_matters_town_ended",
                table: "matters");
        }
    }
}
