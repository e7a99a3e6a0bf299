using Microsoft.AspNetCore.Http.Features;

namespace Gridwork.Platform.Layout.Kept;

/// <summary>
/// Asks that a page be opened in answer to a form that was not taken. <see cref="Errors.ErrorPages"/> opens it, <see cref="FillAgain"/>
/// fills it in. Nothing is done by it: the person presses the button again.
/// </summary>
/// <param name="Says">Key of the words on top.</param>
/// <param name="Status">Of the page that is shown.</param>
public sealed record ShowAgain(TypedForm Typed, string Says, int Status)
{
    /// <summary>A page other than the form's own: the sign-in, which keeps the form meanwhile.</summary>
    public PathString? At { get; init; }

    /// <summary>The page was there and is filled in.</summary>
    public bool Shown { get; set; }

    private bool Asked { get; set; }

    /// <summary>Of the first of two ways through the program; it makes an opening out of the post.</summary>
    internal static bool Turn(HttpContext http)
    {
        if (http.Response.HasStarted || http.Features.Get<ShowAgain>() is not { Asked: false } again)
        {
            return false;
        }

        again.Asked = true;
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Method, http.Request.ContentType, http.Request.ContentLength) = (HttpMethods.Get, null, null);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request)); // what was read before would make a form of it again
        if (again.At is { } other)
        {
            http.Request.QueryString = QueryString.Create("ReturnUrl", Address(http.Request));
            http.Request.Path = other;
        }

        return true;
    }

    /// <summary>Where the form belongs, as a form sends it there.</summary>
    public static string Address(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
