using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Paper;

/// <summary>
/// A page that is paper: with <c>?as=pdf</c> the same page comes as PDF, by the same rights. Where none can be made, the page itself comes.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PaperAttribute : Attribute, IAsyncResultFilter
{
    public const string As = "as";
    public const string Pdf = "pdf";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var printer = http.RequestServices.GetRequiredService<PrintPaper>();
        if (context.Result is not PageResult || http.Request.Query[As] != Pdf || printer.Program is null)
        {
            await next();
            return;
        }

        var line = http.Response.Body;
        await using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = line;
        }

        var page = kept.ToArray();
        var pdf = await printer.Print(Encoding.UTF8.GetString(page), http.RequestAborted);
        if (pdf is not null)
        {
            http.Response.ContentType = MediaTypeNames.Application.Pdf;
            http.Response.Headers.ContentDisposition = "inline; filename=paper.pdf";
        }

        await http.Response.Body.WriteAsync(pdf ?? page, http.RequestAborted);
    }
}
