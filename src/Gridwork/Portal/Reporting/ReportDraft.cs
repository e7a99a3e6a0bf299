using System.Security.Cryptography;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Portal.Reporting;

/// <summary>Known to one browser only, which finds its unsent report by it: made by chance alone, not by the hour.</summary>
public readonly record struct DraftId(Guid Value) : IId<DraftId>
{
    public static DraftId From(Guid value) => new(value);

    public static DraftId New() => new(new Guid(RandomNumberGenerator.GetBytes(16)));
}

/// <summary>A report on its way through the four pages. It is kept for a day, also after it was sent: sent once more it is the same report.</summary>
public sealed class ReportDraft
{
    public const int MostText = 4000;
    public const int MostPlaceWords = 200;

    private ReportDraft() { }

    public required DraftId Id { get; init; }

    /// <summary>The id that the report will have; its photos have it already.</summary>
    public Guid Form { get; private set; } = RisingId.New();

    public string Text { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string PlaceWords { get; private set; } = "";
    public bool PlaceUnknown { get; private set; }

    /// <summary>Where the pin stands; null without one.</summary>
    public Spot? Spot { get; private set; }

    /// <summary>Whether open matters were found that may be the same: then the way goes by their page.</summary>
    public bool MetTwins { get; private set; }

    /// <summary>The one that it repeats.</summary>
    public Guid? Twin { get; private set; }

    public required DateTimeOffset At { get; init; }

    public Report Report => new(Form, Text, Place, PlaceWords, PlaceUnknown, Twin: Twin, Spot: Spot);

    public static ReportDraft Begin(DraftId id, DateTimeOffset at) => new() { Id = id, At = at };

    public void Says(string text) => Text = text;

    public void Stands(string? place, string? words, bool unknown) => (Place, PlaceWords, PlaceUnknown) = (place ?? "", words ?? "", unknown);

    /// <param name="place">In which it lies, as far as that is drawn; what was chosen before stays where it is not.</param>
    public void Pin(Spot spot, AreaCode? place) => (Spot, Place) = (spot, place?.Value ?? Place);

    public void Unpin() => Spot = null;

    /// <summary>What was chosen before stays, as far as it is still offered.</summary>
    public void Meets(IReadOnlyCollection<Guid> twins) => (MetTwins, Twin) = (twins.Count > 0, Twin is { } twin && twins.Contains(twin) ? twin : null);

    public void Repeats(Guid? twin) => Twin = twin;

    /// <summary>It was sent, and has other words now: that is another report.</summary>
    public void BeAnother() => Form = RisingId.New();
}

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> draft)
    {
        draft.ToTable("report_drafts").Ignore(d => d.Report);
        draft.Property(d => d.Text).HasMaxLength(ReportDraft.MostText);
        draft.Property(d => d.Place).HasMaxLength(AreaCode.Longest);
        draft.Property(d => d.PlaceWords).HasMaxLength(ReportDraft.MostPlaceWords);
        draft.HasIndex(d => d.At);
    }
}
