using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Following;

/// <summary>More words and photos, while the matter is open.</summary>
[AllowAnonymous, PhotoUploads]
internal sealed class AddWordsPage(IMatterDesk desk, Words words) : PageModel
{
    public sealed class Typed
    {
        // Its words are asked for after the photos: a form that lacks them does not lose those.
        [StringLength(AddedWords.Most)]
        public string? Words { get; set; }

        public IReadOnlyList<IFormFile> Photos { get; set; } = [];
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public Progress Matter { get; private set; } = null!;

    /// <summary>What was uploaded with words that were refused.</summary>
    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    public string Here { get; private set; } = "";

    public string Follow { get; private set; } = "";

    public string PhotoHint => words["photo.hint", ("most", AddPhotos.Most), ("each", AddPhotos.MostEach), ("together", AddPhotos.MostTogether)];

    public async Task<IActionResult> OnGet(string? no, string? key, CancellationToken ct) => await Load(no, key, ct) ? Page() : Redirect("/follow");

    public async Task<IActionResult> OnPost([FromQuery] string? no, [FromQuery] string? key, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await desk.Add(no, key, new AddedWords(Form.Words, Form.Photos), ct) : null;
        if (!await Load(no, key, ct))
        {
            return Redirect("/follow");
        }

        return problem is not null || !ModelState.IsValid ? this.Refuse(problem, FieldOf(problem)) : this.Done(Follow, "follow.added");
    }

    private async Task<bool> Load(string? no, string? key, CancellationToken ct)
    {
        if (await desk.Follow(no, key, ct) is not { } matter)
        {
            return false;
        }

        Matter = matter;
        (Here, Follow) = (FollowAddress.Of(matter.Number, key!, "add"), FollowAddress.Of(matter.Number, key!));
        Photos = [.. (await desk.Unsent(no, key, ct)).Select((p, at) => new PhotoFace(FollowAddress.Of(matter.Number, key!, $"photo/{p.Value}"), words["photo.of-report", ("nr", at + 1)]))];
        return true;
    }

    private static string FieldOf(Problem? problem) => problem switch
    {
        { Code: var code } when code.StartsWith("photo.", StringComparison.Ordinal) => "Form.Photos",
        { Code: var code } when code.StartsWith("matter.text", StringComparison.Ordinal) => "Form.Words",
        _ => "",
    };
}
