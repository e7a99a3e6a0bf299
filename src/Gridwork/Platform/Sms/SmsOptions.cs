using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Gridwork.Platform.Sms;

/// <summary>The office's gateway for short messages; section <c>Sms</c> of the settings. Without one nothing is sent and people are called instead.</summary>
public sealed class SmsOptions
{
    [Url]
    public string? Url { get; init; }

    /// <summary>What is posted, with <c>{phone}</c>, <c>{text}</c> and <c>{id}</c>, each written as the type asks.</summary>
    public string Body { get; init; } = """{"phone":"{phone}","text":"{text}","id":"{id}"}""";

    /// <summary><c>application/json</c> or <c>application/x-www-form-urlencoded</c>.</summary>
    public string Type { get; init; } = "application/json";

    /// <summary>One header that the gateway asks for, as <c>Authorization: Bearer …</c>.</summary>
    public string? Header { get; init; }

    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 20;

    [MemberNotNullWhen(true, nameof(Url))]
    public bool IsSet => Url is { Length: > 0 };
}
