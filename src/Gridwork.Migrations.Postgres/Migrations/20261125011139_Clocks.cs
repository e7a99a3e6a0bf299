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
            migrationBuilder.AddColumn<string>(name: "clocks", table: "matters", type: "text", nullable: false, defaultValueSql: "'[]'");
            migrationBuilder.AddColumn<DateTime>(name: "next_alarm", table: "matters", type: "timestamp with time zone", nullable: false, defaultValue: new DateTime(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc));
            migrationBuilder.AddColumn<DateOnly>(name: "look_again", table: "matters", type: "date", nullable: true);
            migrationBuilder.AddColumn<int>(name: "suspensions", table: "matters", type: "integer", nullable: false, defaultValue: 0);
            migrationBuilder.AddColumn<bool>(name: "verified", table: "matters", type: "boolean", nullable: true);
            migrationBuilder.AddColumn<string>(name: "time_version", table: "matters", type: "character varying(12)", maxLength: 12, nullable: true);

            // The promise of a matter becomes its handling clock. An unknown version: the first recount finds its next alarm.
            migrationBuilder.Sql(@"
                UPDATE matters SET time_version = '', clocks = (json_build_array(json_build_object(
                    'Kind', 'Handling',
                    'Promise', json_build_object('Count', term_count, 'Unit', term_unit, 'By', term_counting, 'From', to_char(term_from AT TIME ZONE 'UTC', 'YYYY-MM-DD""T""HH24:MI:SS.US""Z""'), 'Due', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD""T""HH24:MI:SS.US""Z""')),
                    'Due', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD""T""HH24:MI:SS.US""Z""'), 'Provisional', false, 'Rung', 'None',
                    'EndedAt', CASE WHEN state IN ('Handled', 'Closed') THEN (SELECT to_char(max(e.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD""T""HH24:MI:SS.US""Z""') FROM matter_events e WHERE e.matter_id = matters.id AND e.act = 'Handle') END,
                    'Pauses', json_build_array(), 'Extensions', json_build_array())))::text
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    clock = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
