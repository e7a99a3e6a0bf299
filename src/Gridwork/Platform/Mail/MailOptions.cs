using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Mail;

/// <summary>The office's mail server; section <c>Mail</c> of the settings. Without a server nothing is mailed, and pages say so.</summary>
public sealed class MailOptions
{
    public string? Server { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    [EmailAddress]
    public string? From { get; init; }

    /// <summary>Who gets each day's last root of the trail; addresses separated by commas, outside this system's own machines.</summary>
    public string? Auditors { get; init; }

    [MemberNotNullWhen(true, nameof(Server), nameof(From))]
    public bool IsSet => Server is { Length: > 0 } && From is { Length: > 0 };

    public IReadOnlyList<string> AuditorAddresses => (Auditors ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().Configure<IConfiguration, Practice>((mail, settings, practice) =>
        {
            // A copy to practise on knows no server, whatever the machine's settings say.
            if (!practice.On)
            {
                settings.GetSection("Mail").Bind(mail);
            }
        }).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SendMail>();
    }
}
