using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas;

/// <summary>The link by which somebody sets their own password, as it is handed to them: shown in answer to the form and never again.</summary>
/// <param name="Link">The address below the site's own.</param>
public sealed record Given(string Name, string User, string Link)
{
    /// <summary>With the address under which the page itself was opened.</summary>
    public Given On(PageModel page) => this with { Link = $"{page.Request.Scheme}://{page.Request.Host}{Link}" };
}
