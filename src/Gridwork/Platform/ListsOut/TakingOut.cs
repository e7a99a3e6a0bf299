using Gridwork.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.ListsOut;

internal static class TakingOut
{
    extension(PageModel page)
    {
        /// <summary>The answer of a list's page: on to where the file will be, or the list again with what was wrong.</summary>
        /// <param name="ask">Only asked when the address and the form read well.</param>
        public async Task<IActionResult> TakeOut(Func<Task<Result<TakenListId>>> ask, Func<Task<IActionResult>> again)
        {
            if (!page.ModelState.IsValid)
            {
                return await again();
            }

            var asked = await ask();
            if (asked.Ok)
            {
                return page.Done($"/lists-out/{asked.Value.Value}", "lists-out.asked");
            }

            await again();
            return page.Refuse(asked.Problem);
        }
    }
}
