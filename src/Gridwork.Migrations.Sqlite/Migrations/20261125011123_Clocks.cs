using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "clocks", table: "matters", type: "TEXT", nullable: false, defaultValueSql: "'[]'");
            migrationBuilder.AddColumn<DateTime>(name: "next_alarm", table: "matters", type: "TEXT", nullable: false, defaultValue: new DateTime(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc));
            migrationBuilder.AddColumn<DateOnly>(name: "look_again", table: "matters", type: "TEXT", nullable: true);
            migrationBuilder.AddColumn<int>(name: "suspensions", table: "matters", type: "INTEGER", nullable: false, defaultValue: 0);
            migrationBuilder.AddColumn<bool>(name: "verified", table: "matters", type: "INTEGER", nullable: true);
            migrationBuilder.AddColumn<string>(name: "time_version", table: "matters", type: "TEXT", maxLength: 12, nullable: true);

            // The promise of a matter becomes its handling clock. An unknown version: the first recount finds its next alarm.
            migrationBuilder.Sql(@"
                UPDATE matters SET time_version = '', clocks = json_array(json_object(
                    'Kind', 'Handling',
                    'Promise', json_object('Count', term_count, 'Unit', term_unit, 'By', term_counting, 'From', replace(term_from, ' ', 'T') || 'Z', 'Due', replace(due_at, ' ', 'T') || 'Z'),
                    'Due', replace(due_at, ' ', 'T') || 'Z', 'Provisional', json('false'), 'Rung', 'None',
                    'EndedAt', CASE WHEN state IN ('Handled', 'Closed') THEN (SELECT replace(max(e.at), ' ', 'T') || 'Z' FROM matter_events e WHERE e.matter_id = matters.id AND e.act = 'Handle') END,
                    'Pauses', json_array(), 'Extensions', json_array()))
                WHERE due_at IS NOT NULL");

            // By name, not by DropColumn: that would make SQLite's table anew around the statement above.
            migrationBuilder.Sql("ALTER TABLE matters DROP COLUMN due_at");
            migrationBuilder.Sql("ALTER TABLE matters DROP COLUMN term_counting");
            migrationBuilder.Sql("ALTER TABLE matters DROP COLUMN term_unit");
            migrationBuilder.Sql("ALTER TABLE matters DROP COLUMN term_from");
            migrationBuilder.Sql("ALTER TABLE matters DROP COLUMN term_count");

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    clock = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_matters_next_alarm",
                table: "matters",
                column: "next_alarm",
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_notices_area_id",
                table: "notices",
                columns: new[] { "area", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_matter_clock_kind_to_due",
                table: "notices",
                columns: new[] { "matter", "clock", "kind", "to", "due" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Migrations run forward only: put back the copy of the data.");
    }
}
