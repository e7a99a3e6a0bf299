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
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "whistles",
                table: "matters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "whistles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ask = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from_unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    from_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    basis_item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    basis_list = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    basis_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    whistle = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    task = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    called_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    called_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from_unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    from_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    called_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    on_site = table.Column<bool>(type: "INTEGER", nullable: false),
                    in_place_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false),
                    acknowledged_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    result_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rework = table.Column<int>(type: "INTEGER", nullable: false),
                    clocks = table.Column<string>(type: "TEXT", nullable: false),
                    next_due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    arrive_by = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_alarm = table.Column<DateTime>(type: "TEXT", nullable: false),
                    time_version = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    town = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false, computedColumnSql: "substr(area, 1, 9)", stored: true),
                    village = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false, computedColumnSql: "substr(area, 1, 12)", stored: true),
                    touched = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    arrival_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    arrival_confirmed = table.Column<bool>(type: "INTEGER", nullable: true),
                    arrival_confirmed_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    arrival_who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    contest_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    contest_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    contest_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    contest_evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    contest_reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    contest_ruled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    contest_ruled_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    contest_ruling = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    contest_upheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    judgement_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    judgement_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    judgement_justified = table.Column<bool>(type: "INTEGER", nullable: true),
                    judgement_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    rating_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rating_by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    rating_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    rating_solved = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    nr = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 8001, nullable: true),
                    due = table.Column<DateTime>(type: "TEXT", nullable: true),
                    clock = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    leg_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
