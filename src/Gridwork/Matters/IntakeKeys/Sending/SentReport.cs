using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporting;

namespace Gridwork.Matters.IntakeKeys.Sending;

/// <summary>A report as another system sends it. Whatever else stands in the JSON is refused, so that nothing is lost unseen.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SentReport
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false, AllowDuplicateProperties = false };

    [Required, Description("Made by the sender, a UUID, and kept there: the same report sent again under it is taken once.")]
    public Guid? Id { get; init; }

    [Required, MinLength(1), MaxLength(TypedText.Most), Description("What it is, in the reporter's words.")]
    public string? Text { get; init; }

    [MaxLength(AreaCode.Longest), Description("Code of the village or grid, inside the key's area. Without one the point says it, or the area of the key.")]
    public string? Area { get; init; }

    [MaxLength(ReportMatter.MostPlaceWords), Description("Where it is, in words.")]
    public string? Place { get; init; }

    [Description("Said to be so when nobody knows where it is.")]
    public bool PlaceUnknown { get; init; }

    [Range(-180, 180), Description("Degrees of CGCS2000; with latitude, or not at all.")]
    public double? Longitude { get; init; }

    [Range(-90, 90)]
    public double? Latitude { get; init; }

    [Description("By what the reporter can be reached. Kept apart, encrypted, and never given back.")]
    public SentContact? Contact { get; init; }

    public Result<Report> Read()
    {
        if (Id is not { } id || id == Guid.Empty)
        {
            return new IdMissing();
        }

        if (Longitude.HasValue != Latitude.HasValue)
        {
            return new HalfASpot();
        }

        var spot = Longitude is { } lon ? Spot.Of(lon, Latitude!.Value) : (Result<Spot>?)null;
        return spot is { Ok: false, Problem: { } elsewhere } ? elsewhere : new Report(id, Text, Area, Place, PlaceUnknown, Contact?.Fields, Spot: spot?.Value);
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SentContact
{
    [MaxLength(40)]
    public string? Name { get; init; }

    [MaxLength(30)]
    public string? Phone { get; init; }

    [MaxLength(120)]
    public string? Mail { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<AnswerBy>)), Description("How the reporter wants to be answered.")]
    public AnswerBy Answer { get; init; }

    [JsonIgnore]
    public ContactFields Fields => new() { Name = Name, Phone = Phone, Mail = Mail, Answer = Answer };
}

/// <summary>The receipt: what the sender may hand to the reporter. It holds nothing of a person.</summary>
/// <param name="Promised">By when it is to be done, once that has been said; null before.</param>
/// <param name="Follow">The page on which the reporter sees how it goes.</param>
internal sealed record SentReceipt(Guid Id, string Number, string QueryCode, DateTimeOffset ReceivedAt, DateTimeOffset? Promised, string Follow);
