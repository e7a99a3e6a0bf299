namespace Gridwork.Platform;

/// <summary>Text files that are part of the program itself.</summary>
internal static class Inside
{
    public static IEnumerable<string> Names => typeof(Inside).Assembly.GetManifestResourceNames();

    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Inside).Assembly.GetManifestResourceStream(name)!);
#pragma warning disable MA0045 // The bytes are in memory already.
        return reader.ReadToEnd();
#pragma warning restore MA0045
    }
}
