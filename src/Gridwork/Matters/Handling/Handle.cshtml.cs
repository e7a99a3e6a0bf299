using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Handling;

[Authorize(Policy = Can.HandleMatters), PhotoUploads]
internal sealed class HandlePage(MatterShowing showing, HandleMatter handle, Caller caller, PhotoShelf photos, Words words)
    : ActPage<HandleMatter.Form>(showing, MatterAct.Handle, Can.HandleMatters)
{
    protected override Task<Problem?> Run(MatterId id, CancellationToken ct) => handle.Run(id, Form, ct);

    /// <summary>What was uploaded before the form was refused.</summary>
    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    public string PhotoHint => words["photo.hint", ("most", AddPhotos.Most), ("each", AddPhotos.MostEach), ("together", AddPhotos.MostTogether)];

    protected override async Task Prepare(CancellationToken ct)
    {
        var mine = await photos.Unsent(Shown.Matter.Id.Value, PhotoOf.Result, caller.Id, ct);
        Photos = [.. mine.Select((p, at) => new PhotoFace($"{Face.Here}/photos/{p.Value}", words["photo.of-result", ("nr", at + 1)]))];
    }

    protected override string FieldOf(Problem problem) => problem.Code.StartsWith("photo.", StringComparison.Ordinal) ? "Form.Photos" : base.FieldOf(problem);

    protected override Problem? Bar() => Shown.Matter.NotOf(caller);
}
