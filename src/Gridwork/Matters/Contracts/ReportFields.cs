using Gridwork.Kernel;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Reporters;

namespace Gridwork.Matters.Contracts;

/// <summary>Which field of a report's form a refusal is about.</summary>
public static class ReportFields
{
    public static string Of(Problem problem) => problem switch
    {
        TextMissing { Field: "place" } or TextTooLong { Field: "place" } or TextUnreadable { Field: "place" } => "Form.PlaceWords",
        TextTooLong { Field: "name" } or TextUnreadable { Field: "name" } => "Form.Contact.Name",
        MailUnreadable or MailMissing => "Form.Contact.Mail",
        TextTooLong { Field: "about" } or TextUnreadable { Field: "about" } => "Form.About.Words",
        NoUnitToName or NobodyAbove => "Form.About.Unit",
        PhoneUnreadable or PhoneMissing => "Form.Contact.Phone",
        TextMissing or TextTooLong or TextUnreadable => "Form.Text",
        NoSuchPlace or PlaceMissing => "Form.Place",
        _ => "",
    };
}
