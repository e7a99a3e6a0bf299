using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class JoinedMatters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "met_twins",
                table: "report_drafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "twin",
                table: "report_drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "main",
                table: "matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_matters_main",
                table: "matters",
                column: "main");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_matters_main",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "met_twins",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "twin",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "main",
                table: "matters");
        }
    }
}
