using System.Text.Json;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.DutyLists;

/// <summary>The three duty lists of a township in one table, as the site imported it.</summary>
public sealed class DutyListVersion : TableVersion
{
    internal static readonly TableKind<DutyListVersion> Table = new("duty-list", "matters.duties", _ => _ => true);

    private DutyListVersion()
    {
    }

    private DutyListVersion(TableOrigin from, DutyLook look)
        : base(from, look.From, look.Rows, look.Bad, JsonSerializer.Serialize(look.Items, Setting.Json))
    {
    }

    public static DutyListVersion Of(TableOrigin from, DutyLook look) => new(from, look);

    public IReadOnlyList<DutyItem> Items() => JsonSerializer.Deserialize<List<DutyItem>>(Content, Setting.Json)!;
}

internal sealed class DutyListVersionMapping : IEntityTypeConfiguration<DutyListVersion>
{
    public void Configure(EntityTypeBuilder<DutyListVersion> version)
    {
        TableMapping.Map(version, "duty_lists");
        version.Property(v => v.Content).HasColumnName("items");
    }
}
