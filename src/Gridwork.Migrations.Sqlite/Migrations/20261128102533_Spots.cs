using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Spots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "lat",
                table: "report_drafts",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "lon",
                table: "report_drafts",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "lat",
                table: "matters",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "lon",
                table: "matters",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "lat",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "lon",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "lat",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "lon",
                table: "matters");
        }
    }
}
