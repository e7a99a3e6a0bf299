using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gridwork.Platform.Mail;

/// <summary>A mail in plain text to one address.</summary>
public sealed record MailErrand(string To, string Subject, string Text) : IErrand
{
    public static string Kind => "mail.send";
}

/// <summary>Hands a mail to the office's server; TLS where the server offers it.</summary>
internal sealed class SendMail(IOptions<MailOptions> options, Practice practice, TimeProvider clock)
{
    private const int Patience = 30_000;

    /// <exception cref="InvalidOperationException">No mail server is set.</exception>
    public async Task Run(MailErrand mail, CancellationToken ct)
    {
        if (practice.On)
        {
            return; // what waited when the copy was made is sent by the one that it was made of
        }

        var set = options.Value;
        if (!set.IsSet)
        {
            throw new InvalidOperationException("No mail server is set: Mail__Server, Mail__From.");
        }

        using var message = Written(mail, set.From);
        using var server = await Open(set, ct);
        await server.SendAsync(message, ct);
        await server.DisconnectAsync(quit: true, ct);
    }

    /// <summary>For whoever may not send twice: what became of it, instead of an exception.</summary>
    public async Task<(SendOutcome Outcome, string Said)> Hand(MailErrand mail, CancellationToken ct)
    {
        var set = options.Value;
        if (practice.On || !set.IsSet)
        {
            return (SendOutcome.NotReached, "No mail server is set.");
        }

        using var message = Written(mail, set.From);
        SmtpClient server;
        try
        {
            server = await Open(set, ct);
        }
        catch (Exception away) when (!ct.IsCancellationRequested)
        {
            return (SendOutcome.NotReached, away.Message);
        }

        using (server)
        {
            try
            {
                await server.SendAsync(message, ct);
                await server.DisconnectAsync(quit: true, ct);
                return (SendOutcome.Taken, "");
            }
            catch (SmtpCommandException refused)
            {
                return (SendOutcome.Refused, refused.Message);
            }
            catch (Exception broken) when (!ct.IsCancellationRequested)
            {
                return (SendOutcome.Doubt, broken.Message);
            }
        }
    }

    private MimeMessage Written(MailErrand mail, string from)
    {
        var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Text }, Date = clock.GetUtcNow() };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To));
        return message;
    }

    private static async Task<SmtpClient> Open(MailOptions set, CancellationToken ct)
    {
        var server = new SmtpClient { Timeout = Patience };
        try
        {
            await server.ConnectAsync(set.Server!, set.Port, SecureSocketOptions.StartTlsWhenAvailable, ct);
            if (set.User is { Length: > 0 } user)
            {
                await server.AuthenticateAsync(user, set.Password ?? "", ct);
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }
}
