using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Home;

/// <summary>The public home: one large field that leads to a report, and the way to follow one.</summary>
[AllowAnonymous]
internal sealed class HomePage : PageModel;
