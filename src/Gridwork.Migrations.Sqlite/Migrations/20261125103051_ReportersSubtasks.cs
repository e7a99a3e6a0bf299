using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class ReportersSubtasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "subtasks",
                table: "matters",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "key_marks",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reporter_reveals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    role_en = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    role_zh = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reporter_reveals", x => x.id);
                    table.ForeignKey(
                        name: "fk_reporter_reveals_areas_area",
                        column: x => x.area,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reporter_reveals_matters_matter",
                        column: x => x.matter,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reporters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    key = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reporters", x => x.id);
                    table.ForeignKey(
                        name: "fk_reporters_areas_area",
                        column: x => x.area,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reporters_matters_matter",
                        column: x => x.matter,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reporter_reveals_area",
                table: "reporter_reveals",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_reporter_reveals_matter_at",
                table: "reporter_reveals",
                columns: new[] { "matter", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_reporters_area",
                table: "reporters",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_reporters_fingerprint",
                table: "reporters",
                column: "fingerprint");

            migrationBuilder.CreateIndex(
                name: "ix_reporters_key",
                table: "reporters",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_reporters_matter",
                table: "reporters",
                column: "matter",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_marks");

            migrationBuilder.DropTable(
                name: "reporter_reveals");

            migrationBuilder.DropTable(
                name: "reporters");

            migrationBuilder.DropColumn(
                name: "subtasks",
                table: "matters");
        }
    }
}
