using System.Security.Cryptography;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Certificates;

/// <summary><c>gridwork cert</c>: the certificate of the program's own https. A running program serves it within seconds.</summary>
internal static class CertCommand
{
    public static readonly Command Make = new(
        "cert make", "[--host NAME[,NAME]] [--lang zh|en]", "makes a certificate for these host names or addresses (those of the sites unless said), under an authority of the office's own", RunMake);

    public static readonly Command Use = new(
        "cert use", "--cert FILE --key FILE [--lang zh|en]", "takes in a certificate (PEM, with what stands between it and its authority) and its key", RunUse);

    public static readonly Command Show = new("cert show", "[--lang zh|en]", "says which certificate is served: names, last day, fingerprint", RunShow);

    private static async Task<int> RunMake(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var services = arguments.Services.Value.Services;
        List<string> names = [.. (After(rest, "--host") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (names.Count == 0)
        {
            var registry = services.GetRequiredService<Registry>();
            await registry.Prepare(arguments.Stop);
            names = [.. (await registry.All(arguments.Stop)).SelectMany(s => s.Hosts).Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        if (names.Count == 0 || names.Exists(n => Uri.CheckHostName(n) is UriHostNameType.Unknown))
        {
            await arguments.Error.WriteLineAsync(words["cert.make.usage"]);
            return 2;
        }

        var (made, authority) = await services.GetRequiredService<MakeCertificate>().Run(names, arguments.Stop);
        await Say(arguments.Out, words, made);
        await arguments.Out.WriteLineAsync(words["cert.authority", ("file", services.GetRequiredService<CertificateFolder>().AuthorityToTrust), ("print", authority.Fingerprint)]);
        return 0;
    }

    private static async Task<int> RunUse(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        if (After(rest, "--cert") is not { } certificate || After(rest, "--key") is not { } key || !File.Exists(certificate) || !File.Exists(key))
        {
            await arguments.Error.WriteLineAsync(words["cert.use.usage"]);
            return 2;
        }

        var services = arguments.Services.Value.Services;
        try
        {
            var text = await File.ReadAllTextAsync(key, arguments.Stop);
            var taken = CertificateFolder.Read(await File.ReadAllTextAsync(certificate, arguments.Stop), text);
            if (taken.Ends <= services.GetRequiredService<TimeProvider>().GetUtcNow())
            {
                await arguments.Error.WriteLineAsync(words["cert.over", ("day", taken.LastDay)]);
                return 1;
            }

            var folder = services.GetRequiredService<CertificateFolder>();
            await folder.Put(folder.Served, CertificateFolder.Write(taken, text), arguments.Stop);
            await Say(arguments.Out, words, taken);
            return 0;
        }
        catch (CryptographicException unreadable)
        {
            await arguments.Error.WriteLineAsync(words["cert.unreadable", ("error", unreadable.Message)]);
            return 1;
        }
    }

    private static async Task<int> RunShow(CommandArguments arguments)
    {
        var (words, _) = CommandWords.Of(arguments.Words);
        var folder = arguments.Services.Value.Services.GetRequiredService<CertificateFolder>();
        if (await CertificateFolder.Find(folder.Served, arguments.Stop) is not { } served)
        {
            await arguments.Out.WriteLineAsync(words["cert.none"]);
            return 1;
        }

        await Say(arguments.Out, words, served);
        return 0;
    }

    private static Task Say(TextWriter to, Words words, KeptCertificate one) => to.WriteLineAsync(words[
        "cert.served", ("names", string.Join(' ', one.Names)), ("day", one.LastDay), ("print", one.Fingerprint)]);

    private static string? After(IReadOnlyList<string> words, string name) => words.SkipWhile(w => w != name).Skip(1).FirstOrDefault();
}
