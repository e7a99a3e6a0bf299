using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gridwork.Tests.Matters;

/// <summary>What the other end of a gateway does with what it has read.</summary>
internal enum Peer { Takes, Refuses, FallsSilent }

/// <summary>The other end of a gateway: speaks as much HTTP as one post needs, and keeps every body it was sent.</summary>
internal sealed class SmsPeer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SmsPeer()
    {
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/send";
        _ = Serve();
    }

    public string Url { get; }

    public Peer Does { get; set; }

    public ConcurrentQueue<string> Got { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        while (listener.Server.IsBound)
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            Got.Enqueue(await Read(stream));
            if (Does is not Peer.FallsSilent)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(Does is Peer.Takes ? "200 OK" : "503 Busy")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        }
    }

    private static async Task<string> Read(NetworkStream stream)
    {
        var (all, buffer, head, length) = (new List<byte>(), new byte[4096], -1, 0);
        while (head < 0 || all.Count < head + length)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
            {
                break;
            }

            all.AddRange(buffer[..count]);
            var text = Encoding.UTF8.GetString([.. all]);
            if (head < 0 && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            {
                head = end + 4;
                var line = text[..end].Split("\r\n").First(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                length = int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return Encoding.UTF8.GetString([.. all.Skip(Math.Max(head, 0))]);
    }
}
