using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gridwork.Tests.Platform;

/// <summary>The other end of a mail: speaks as much of SMTP (RFC 5321) as a client without TLS needs, and keeps what was said.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool Away { get; set; }

    public List<string> Got { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        while (listener.Server.IsBound)
        {
            using var client = await listener.AcceptTcpClientAsync();
            if (!Away)
            {
                await Talk(client.GetStream());
            }
        }
    }

    private async Task Talk(Stream stream)
    {
        using var lines = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var said = new StringBuilder();
        await Say(stream, "220 mail.example.com");
        var words = false;
        while (await lines.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            (words, var answer) = words
                ? (line != ".", line == "." ? "250 kept" : null)
                : (line == "DATA", line switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 mail.example.com" });
            await Say(stream, answer);
            if (line is ".")
            {
                Got.Add(said.ToString());
            }
        }
    }

    private static async Task Say(Stream stream, string? line)
    {
        if (line is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"));
        }
    }
}
