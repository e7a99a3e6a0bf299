using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Gridwork.Migrations.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "areas",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    grid_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "matters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    query_code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    place_words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    handler = table.Column<Guid>(type: "uuid", nullable: true),
                    next_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    rework = table.Column<int>(type: "integer", nullable: false),
                    town = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, computedColumnSql: "substr(area, 1, 9)", stored: true, collation: "C"),
                    village = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, computedColumnSql: "substr(area, 1, 12)", stored: true, collation: "C"),
                    touched = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    declined_channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    declined_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    filing_class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    filing_class_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    filing_closing = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    filing_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    filing_condition = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    filing_limit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    outcome_answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    outcome_result = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    term_counting = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    term_count = table.Column<int>(type: "integer", nullable: true),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    term_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    term_unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_matters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    zh = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    permissions = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stamps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "trail_blocks",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<byte[]>(type: "bytea", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail_blocks", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "trail_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    block = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_user_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_user_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_user_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "area_names",
                columns: table => new
                {
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_names", x => new { x.area, x.from });
                    table.ForeignKey(
                        name: "fk_area_names_areas_area",
                        column: x => x.area,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    legal_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_areas_area",
                        column: x => x.area,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_units_units_parent",
                        column: x => x.parent,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "matter_events",
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
                    unit_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_matter_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_matter_events_matters_matter_id",
                        column: x => x.matter_id,
                        principalTable: "matters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    area = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => x.id);
                    table.ForeignKey(
                        name: "fk_posts_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_areas_area",
                        column: x => x.area,
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_roles_role",
                        column: x => x.role,
                        principalTable: "roles",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_units_unit",
                        column: x => x.unit,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "stamps",
                columns: new[] { "name", "value" },
                values: new object[,]
                {
                    { "areas", new Guid("00000000-0000-0000-0000-000000000000") },
                    { "posts", new Guid("00000000-0000-0000-0000-000000000000") }
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_user_claims_user_id",
                table: "account_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_user_logins_user_id",
                table: "account_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_matter_events_matter_id",
                table: "matter_events",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_matters_area_next_due_id",
                table: "matters",
                columns: new[] { "area", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_matters_next_due_id",
                table: "matters",
                columns: new[] { "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_matters_number",
                table: "matters",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_matters_town_id",
                table: "matters",
                columns: new[] { "town", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_matters_town_next_due_id",
                table: "matters",
                columns: new[] { "town", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_matters_unit_id",
                table: "matters",
                columns: new[] { "unit", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_matters_unit_next_due_id",
                table: "matters",
                columns: new[] { "unit", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_matters_village_next_due_id",
                table: "matters",
                columns: new[] { "village", "next_due", "id" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "ix_posts_account",
                table: "posts",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_posts_area",
                table: "posts",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_posts_role",
                table: "posts",
                column: "role");

            migrationBuilder.CreateIndex(
                name: "ix_posts_unit",
                table: "posts",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_trail_blocks_at",
                table: "trail_blocks",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_trail_lines_block_id",
                table: "trail_lines",
                columns: new[] { "block", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trail_lines_unsealed",
                table: "trail_lines",
                column: "id",
                filter: "block IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_units_area",
                table: "units",
                column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_units_parent",
                table: "units",
                column: "parent");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_user_claims");

            migrationBuilder.DropTable(
                name: "account_user_logins");

            migrationBuilder.DropTable(
                name: "account_user_tokens");

            migrationBuilder.DropTable(
                name: "area_names");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "matter_events");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropTable(
                name: "trail_blocks");

            migrationBuilder.DropTable(
                name: "trail_lines");

            migrationBuilder.DropTable(
                name: "matters");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "areas");
        }
    }
}
