using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Whistles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notices_matter_clock_kind_to_due",
                table: "notices");

            migrationBuilder.AddColumn<Guid>(
                name: "leg",
                table: "notices",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "whistles",
                table: "matters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "whistles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ask = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_unit = table.Column<Guid>(type: "uuid", nullable: true),
                    from_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    basis_item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    basis_list = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    basis_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_whistles", x => x.id);
                    table.ForeignKey(
                        name: "fk_whistles_matters_matter",
                        column: x => x.matter,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "legs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    whistle = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    task = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    called_by = table.Column<Guid>(type: "uuid", nullable: false),
                    called_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_unit = table.Column<Guid>(type: "uuid", nullable: true),
                    from_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    called_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    on_site = table.Column<bool>(type: "boolean", nullable: false),
                    in_place_of = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    result_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    rework = table.Column<int>(type: "integer", nullable: false),
                    clocks = table.Column<string>(type: "text", nullable: false),
                    next_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    arrive_by = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_alarm = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    time_version = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    town = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, computedColumnSql: "substr(area, 1, 9)", stored: true, collation: "C"),
                    village = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, computedColumnSql: "substr(area, 1, 12)", stored: true, collation: "C"),
                    touched = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    arrival_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    arrival_confirmed = table.Column<bool>(type: "boolean", nullable: true),
                    arrival_confirmed_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    arrival_who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contest_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    contest_by = table.Column<Guid>(type: "uuid", nullable: true),
                    contest_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    contest_evidence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    contest_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    contest_ruled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    contest_ruled_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    contest_ruling = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    contest_upheld = table.Column<bool>(type: "boolean", nullable: true),
                    judgement_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    judgement_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    judgement_justified = table.Column<bool>(type: "boolean", nullable: true),
                    judgement_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    rating_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    rating_by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    rating_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    rating_solved = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legs", x => x.id);
                    table.ForeignKey(
                        name: "fk_legs_matters_matter",
                        column: x => x.matter,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_legs_units_unit",
                        column: x => x.unit,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_legs_whistles_whistle",
                        column: x => x.whistle,
                        principalTable: "whistles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "leg_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    nr = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(8001)", maxLength: 8001, nullable: true),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    clock = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    leg_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leg_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_leg_events_legs_leg_id",
                        column: x => x.leg_id,
                        principalTable: "legs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_notices_matter_leg_clock_kind_to_due",
                table: "notices",
                columns: new[] { "matter", "leg", "clock", "kind", "to", "due" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leg_events_leg_id",
                table: "leg_events",
                column: "leg_id");

            migrationBuilder.CreateIndex(
                name: "ix_legs_area_called_at",
                table: "legs",
                columns: new[] { "area", "called_at" });

            migrationBuilder.CreateIndex(
                name: "ix_legs_matter_unit",
                table: "legs",
                columns: new[] { "matter", "unit" });

            migrationBuilder.CreateIndex(
                name: "ix_legs_next_alarm",
                table: "legs",
                column: "next_alarm",
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_legs_next_due_id",
                table: "legs",
                columns: new[] { "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_legs_town_next_due_id",
                table: "legs",
                columns: new[] { "town", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_legs_unit_next_due_id",
                table: "legs",
                columns: new[] { "unit", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_legs_village_next_due_id",
                table: "legs",
                columns: new[] { "village", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_legs_whistle",
                table: "legs",
                column: "whistle");

            migrationBuilder.CreateIndex(
                name: "ix_whistles_area_at",
                table: "whistles",
                columns: new[] { "area", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_whistles_matter",
                table: "whistles",
                column: "matter");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leg_events");

            migrationBuilder.DropTable(
                name: "legs");

            migrationBuilder.DropTable(
                name: "whistles");

            migrationBuilder.DropIndex(
                name: "ix_notices_matter_leg_clock_kind_to_due",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "leg",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "whistles",
                table: "matters");

            migrationBuilder.CreateIndex(
                name: "ix_notices_matter_clock_kind_to_due",
                table: "notices",
                columns: new[] { "matter", "clock", "kind", "to", "due" },
                unique: true);
        }
    }
}
