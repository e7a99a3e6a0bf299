using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class ContestsOfMatters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "above_at",
                table: "matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "above_by_name",
                table: "matters",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "above_paper",
                table: "matters",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "above_to",
                table: "matters",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "contest_at",
                table: "matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contest_by",
                table: "matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contest_by_name",
                table: "matters",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contest_evidence",
                table: "matters",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contest_reason",
                table: "matters",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "contest_ruled_at",
                table: "matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contest_ruled_by_name",
                table: "matters",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contest_ruling",
                table: "matters",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "contest_upheld",
                table: "matters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "contested",
                table: "matters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "above_at",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "above_by_name",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "above_paper",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "above_to",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_at",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_by",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_by_name",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_evidence",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_reason",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_ruled_at",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_ruled_by_name",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_ruling",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contest_upheld",
                table: "matters");

            migrationBuilder.DropColumn(
                name: "contested",
                table: "matters");
        }
    }
}
