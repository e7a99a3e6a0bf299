using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gridwork.Bench;

/// <summary>
/// One kept connection that speaks HTTP/1.1 with as little work as can be: the clients share the machine with what they measure. It understands what
/// Kestrel answers: a length, or chunks.
/// </summary>
#pragma warning disable MA0045 // A thread of its own waits in the kernel: nothing stands between it and what it measures.
internal sealed class Wire : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] bytes = new byte[64 * 1024];
    private int held;

    private Wire() { }

    public static async Task<Wire> To(Uri address)
    {
        var wire = new Wire();
        await wire.socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return wire;
    }

    /// <summary>A request without its end, which is the same each time.</summary>
    public static byte[] Head(string method, string path, params (string Name, string Value)[] headers) =>
        Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}");

    /// <summary>Sends and waits for the whole answer; what it says stays in place until the next one.</summary>
    public (int Status, ReadOnlyMemory<byte> Answer) Ask(byte[] head, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[64];
        var written = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"), length);
        var request = new byte[head.Length + written + body.Length];
        head.CopyTo(request.AsSpan());
        length[..written].CopyTo(request.AsSpan(head.Length));
        body.CopyTo(request.AsSpan(head.Length + written));
        socket.Send(request);
        held = 0;
        var start = HeadersEnd();
        var headers = bytes.AsSpan(0, start);
        var end = headers.IndexOf("Content-Length: "u8) is var at and >= 0
            ? start + int.Parse(headers[(at + 16)..][..headers[(at + 16)..].IndexOf((byte)'\r')], CultureInfo.InvariantCulture)
            : -1;
        while (end >= 0 ? held < end : !bytes.AsSpan(start, held - start).EndsWith("\r\n0\r\n\r\n"u8))
        {
            More();
        }

        return (int.Parse(bytes.AsSpan(9, 3), CultureInfo.InvariantCulture), bytes.AsMemory(start, held - start));
    }

    public void Dispose() => socket.Dispose();

    private int HeadersEnd()
    {
        while (true)
        {
            if (bytes.AsSpan(0, held).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                return end + 4;
            }

            More();
        }
    }

    private void More()
    {
        if (held == bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        var read = socket.Receive(bytes.AsSpan(held));
        held += read > 0 ? read : throw new IOException("The program ended the connection.");
    }
}
