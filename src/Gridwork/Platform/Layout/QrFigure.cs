using System.Globalization;
using System.Text;
using QRCoder;

namespace Gridwork.Platform.Layout;

/// <summary>A QR code as the path of an SVG, one unit for each square, with the quiet border that readers need.</summary>
public sealed record QrFigure(int Side, string Path)
{
    public static QrFigure Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return new QrFigure(rows.Count, path.ToString());
    }
}
