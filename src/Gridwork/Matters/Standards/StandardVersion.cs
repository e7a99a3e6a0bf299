using System.Text.Json;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Standards;

/// <summary>
/// One half of the case standard, occurrences or components, as a site imported it. What the product ships has the number 0 and is not among them.
/// </summary>
public sealed class StandardVersion : TableVersion
{
    internal static readonly TableKind<StandardVersion> Table = new("case-standard", "matters.standard", version =>
    {
        var kind = version.Kind;
        return other => other.Kind == kind;
    });

    private StandardVersion()
    {
    }

    private StandardVersion(TableOrigin from, StandardLook look)
        : base(from, look.From, look.Rows, look.Bad, Written(look.Majors)) => Kind = look.Kind;

    public ClassKind Kind { get; private init; }

    public override string About => Kind.ToString();

    public static StandardVersion Of(TableOrigin from, StandardLook look) => new(from, look);

    public static string Written(IReadOnlyList<MajorClass> majors) => JsonSerializer.Serialize(majors, Setting.Json);

    public IReadOnlyList<MajorClass> Majors() => JsonSerializer.Deserialize<List<MajorClass>>(Content, Setting.Json)!;
}

internal sealed class StandardVersionMapping : IEntityTypeConfiguration<StandardVersion>
{
    public void Configure(EntityTypeBuilder<StandardVersion> version)
    {
        TableMapping.Map(version, "case_standards");
        version.Property(v => v.Content).HasColumnName("classes");
    }
}
