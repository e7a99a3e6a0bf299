using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Platform.Layout;

/// <summary>Styles, icons and the script: read from the program once, and kept by browsers for ever, since the address names the content.</summary>
public sealed class LookFiles
{
    private const string Folder = "/look/";

    private readonly Dictionary<string, LookFile> files = new(StringComparer.Ordinal);

    public LookFiles()
    {
        StylesText = Text("styles/tokens.css") + Text("styles/gridwork.css");
        Styles = Add("gridwork", "css", "text/css; charset=utf-8", StylesText);
        Script = Add("desk", "js", "text/javascript; charset=utf-8", Text("desk.js"));
        Passkeys = Add("passkeys", "js", "text/javascript; charset=utf-8", Text("passkeys.js"));
        Drawing = Add("drawing", "js", "text/javascript; charset=utf-8", Text("drawing.js"));
        Icons = Add("icons", "svg", "image/svg+xml", Text("styles/icons.svg"));
        Mark = Add("mark", "svg", "image/svg+xml", Text("styles/mark.svg"));
    }

    public string Styles { get; }

    /// <summary>For a page that must stand alone.</summary>
    public string StylesText { get; }

    public string Script { get; }

    /// <summary>Only for the pages that make or use a passkey.</summary>
    public string Passkeys { get; }

    /// <summary>Only for the page that draws a grid.</summary>
    public string Drawing { get; }

    public string Icons { get; }

    public string Mark { get; }

    internal async Task Serve(HttpContext http, RequestDelegate next)
    {
        if (!files.TryGetValue(http.Request.Path.Value ?? "", out var file))
        {
            await next(http);
            return;
        }

        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var (coding, content) = accepted.Contains("br", StringComparison.Ordinal) ? ("br", file.Brotli)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", file.Gzip) : (null, file.Plain);
        http.Response.ContentType = file.Type;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.ContentEncoding = coding;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(content, http.RequestAborted);
        }
    }

    private string Add(string name, string ending, string type, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var address = $"{Folder}{name}.{Convert.ToHexStringLower(SHA256.HashData(plain))[..12]}.{ending}";
        files.Add(address, new LookFile(type, plain));
        return address;
    }

    // Indents and comment lines are for us, not for the line.
    private static string Text(string name) => string.Concat(Inside.Text($"client/{name}")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith("//", StringComparison.Ordinal))
        .Select(line => line + "\n"));

    private sealed class LookFile(string type, byte[] plain)
    {
        private readonly Lazy<byte[]> brotli = new(() => Pack(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        private readonly Lazy<byte[]> gzip = new(() => Pack(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)));

        public string Type => type;

        public byte[] Plain => plain;

        public byte[] Brotli => brotli.Value;

        public byte[] Gzip => gzip.Value;

        private static byte[] Pack(byte[] content, Func<Stream, Stream> packer)
        {
            using var packed = new MemoryStream();
#pragma warning disable MA0045 // From memory to memory, once.
            using (var stream = packer(packed))
            {
                stream.Write(content);
            }
#pragma warning restore MA0045

            return packed.ToArray();
        }
    }
}
