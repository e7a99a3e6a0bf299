using Gridwork.Areas.FoundingSite;
using Gridwork.Areas.GivingLink;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Areas.AddingPerson;

internal static class UserCommand
{
    public static readonly Command Add = new(
        "user add", "--user NAME --name 'FULL NAME' --role KEY [--area CODE] [--site CODE] [--lang zh|en]",
        "opens an account with its first post, in the site's own area unless another is said; prints the link by which the person sets a password",
        arguments => Run(arguments, ["--user", "--name", "--role"], "user.add.usage", "user add", Open));

    public static readonly Command Link = new(
        "user link", "--user NAME [--site CODE] [--lang zh|en]", "prints a new link by which the person sets a password, for a week and for once",
        arguments => Run(arguments, ["--user"], "user.link.usage", "user link", Again));

    private static async Task<int> Run(
        CommandArguments arguments, string[] needed, string usage, string name, Func<IServiceProvider, Named, Words, CancellationToken, Task<Result<Given>>> deed)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var said = Named.Of(rest, [.. needed, "--area", "--site"]);
        if (said.Odd || needed.Any(n => string.IsNullOrWhiteSpace(said[n])))
        {
            await arguments.Error.WriteLineAsync(words[usage]);
            return 2;
        }

        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System(name);
            var link = await deed(scope.ServiceProvider, said, words, arguments.Stop);
            await (link.Ok ? arguments.Out : arguments.Error).WriteLineAsync(link.Ok ? words["user.link", ("link", Whole(scope.ServiceProvider, link.Value.Link))] : words.Of(link.Problem));
            return link.Ok ? 0 : 1;
        }
    }

    private static string Whole(IServiceProvider site, string link) =>
        site.GetRequiredService<CurrentSite>().Value.Hosts is [var host, ..] ? $"https://{host}{link}" : link;

    private static async Task<Result<Given>> Open(IServiceProvider site, Named said, Words words, CancellationToken ct)
    {
        var root = site.GetRequiredService<CurrentSite>().Value.Root;
        var area = root;
        if (said["--area"] is { } code && (!AreaCode.TryParse(code, out area) || !root.Contains(area)))
        {
            return new NoSuchArea();
        }

        return await site.GetRequiredService<AddPerson>().Run(new AddPerson.Form { User = said["--user"], Name = said["--name"] }, new FirstPost(said["--role"]!, area), ct);
    }

    private static Task<Result<Given>> Again(IServiceProvider site, Named said, Words words, CancellationToken ct) =>
        site.GetRequiredService<GiveLink>().ByName(said["--user"]!, ct);
}
