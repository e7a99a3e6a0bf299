using Microsoft.Playwright;

namespace Gridwork.Journeys;

/// <summary>Looks at an open page as people do: wide and narrow, light and dark, on paper, and by the rules of axe.</summary>
internal sealed class Eyes(Screen screen)
{
    private static readonly string Rules = Path.Combine(AppContext.BaseDirectory, "axe.min.js");

    // What stands on paper: no menus, nothing to press, and every word dark on white.
    private const string OnPaper =
        """
        () => {
          const shown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
          const press = [...document.querySelectorAll('nav, button, .btn, .tools, .skip, input[type=search]')].filter(shown).map(e => e.outerHTML.slice(0, 80));
          const light = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return a > 0 && .2126 * r + .7152 * g + .0722 * b > 140; };
          const words = [...document.querySelectorAll('body *')]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && shown(e) && !e.closest('.unseen, option') && light(getComputedStyle(e).color))
            .map(e => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 20)} ${getComputedStyle(e).color}`);
          const ground = [document.documentElement, document.body].map(e => getComputedStyle(e).backgroundColor).filter(c => !light(c) && !c.endsWith(', 0)'));
          return [...press, ...words, ...ground];
        }
        """;

    private const string Broken =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 140)} ${n.any.concat(n.all, n.none).map(c => c.message).join('; ').slice(0, 160)}`))
        """;

    private readonly IPage page = screen.Page;
    private readonly List<string> seen = [];

    /// <summary>What was wrong, with the page and the look.</summary>
    public IReadOnlyList<string> Seen => seen;

    public static void Need() => Assert.SkipUnless(File.Exists(Rules), "No axe-core: tools/need axe installs it.");

    /// <summary>Three widths and paper. By the rules of axe: Chinese at its widest in light, English at its narrowest in dark.</summary>
    public async Task Look(string name, string language, string type)
    {
        var look = $"{language}-{type}";
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (768, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, width < 600 ? 740 : 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Note(name, $"{look} {width}", await Wider());
            await screen.Picture($"{name}-{look}-{scheme}");
            if ((language, width) is ("zh", 1440) or ("en", 360))
            {
                Note(name, $"{look} {width}", await Axe());
            }
        }

        // A sheet of A4 less its margins, printed from a dark screen.
        await page.SetViewportSizeAsync(643, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Note(name, $"{look} paper", [.. await Wider(), .. await page.EvaluateAsync<string[]>(OnPaper)]);
        await screen.Picture($"{name}-{look}-paper");
        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Light });
    }

    private Task<string[]> Wider() => page.EvaluateAsync<string[]>(
        "() => { const d = document.documentElement; return d.scrollWidth <= d.clientWidth ? [] : [`wider than the screen: ${d.scrollWidth}`]; }");

    // Given to the page by the debugger, not as its script: the content policy stays as it is.
    private async Task<string[]> Axe()
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(Rules, TestContext.Current.CancellationToken));
        }

        return await page.EvaluateAsync<string[]>(Broken);
    }

    private void Note(string name, string look, IEnumerable<string> wrong) => seen.AddRange(wrong.Select(w => $"{name} [{look}] {w}"));
}
