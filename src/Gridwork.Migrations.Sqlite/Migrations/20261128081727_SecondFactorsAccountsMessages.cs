using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class SecondFactorsAccountsMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "must_change_password",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_messages_matters_matter",
                        column: x => x.matter,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                columns: table => new
                {
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    codes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    used = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => x.account);
                    table.ForeignKey(
                        name: "fk_second_factors_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_area_id",
                table: "messages",
                columns: new[] { "area", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_key",
                table: "messages",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messages_matter",
                table: "messages",
                column: "matter");

            migrationBuilder.CreateIndex(
                name: "ix_messages_state_due",
                table: "messages",
                columns: new[] { "state", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "second_factors");

            migrationBuilder.DropColumn(
                name: "must_change_password",
                table: "accounts");
        }
    }
}
