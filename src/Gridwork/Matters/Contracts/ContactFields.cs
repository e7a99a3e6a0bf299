using System.ComponentModel.DataAnnotations;

namespace Gridwork.Matters.Contracts;

/// <summary>How a reporter wants to be answered.</summary>
public enum AnswerBy { Page, Phone, Mail }

/// <summary>What a reporter may leave to be reached, as typed: one part of any form, shown by <c>_Contact.cshtml</c> with its notice. All of it may stay empty.</summary>
public sealed class ContactFields
{
    [StringLength(40)]
    public string? Name { get; set; }

    [StringLength(30)]
    public string? Phone { get; set; }

    [StringLength(120)]
    public string? Mail { get; set; }

    public AnswerBy Answer { get; set; }
}
