using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps.AddingWords;

/// <summary>The reporter adds words and photos while the matter is open. Whoever is typing an act meanwhile is told to look again.</summary>
internal sealed class AddWords(GridworkDb db, MatterByCode byCode, MembersOfMain members, AddPhotos add, TimeProvider clock)
{
    // A clerk may save in between, and then the next; not for ever.
    private const int Tries = 3;

    public async Task<Problem?> Run(string? number, string? code, AddedWords added, CancellationToken ct)
    {
        if (await byCode.Find(number, code, ct) is not { } found)
        {
            return new NoSuchMatter();
        }

        if (!(await members.MainOf(found, ct)).Open)
        {
            return new MatterEnded();
        }

        var wrong = await add.Run(found.Id.Value, PhotoOf.Report, added.Photos, Caller.Public, ct);
        var words = TypedText.Required(added.Words, "words", AddedWords.Most);
        if (!words.Ok || wrong.Count > 0)
        {
            return wrong.Count > 0 ? wrong[0] : words.Problem;
        }

        for (var tried = 1; ; tried++)
        {
            db.ChangeTracker.Clear();
            var matter = (await byCode.FindToChange(number, code, ct))!;
            var problem = await Add(matter, words.Value, ct);
            if (problem is not null || await db.Save(ct))
            {
                return problem;
            }

            if (tried == Tries)
            {
                return new ChangedMeanwhile(matter.Last.Act, matter.Last.ByName, matter.Last.At);
            }
        }
    }

    private async Task<Problem?> Add(Matter matter, string words, CancellationToken ct)
    {
        if (!(await members.MainOf(matter, ct)).Open)
        {
            return new MatterEnded();
        }

        var by = new Actor(Caller.Public.Id, "", clock.GetUtcNow());
        // Everywhere: what was uploaded with this form by whoever has the code.
        var photos = await db.Everywhere<Photo>().Where(p => p.Subject == matter.Id.Value && p.Of == PhotoOf.Report && p.By == by.Id && p.KeptAt == null).OrderBy(p => p.Nr).ToListAsync(ct);
        // The same form sent twice.
        if (photos.Count == 0 && matter.Last is { Act: MatterAct.AddWords } last && last.Note == words)
        {
            return null;
        }

        if (matter.AddWords(words, by) is { } refused)
        {
            return refused;
        }

        db.TellOf(matter, by.At);
        db.Trail(Caller.Public, "matters.add-words", matter.Number, matter.Area, words, by.At);
        foreach (var photo in photos)
        {
            photo.Keep(by.At);
            db.Trail(Caller.Public, "matters.photo", matter.Number, matter.Area, photo.Hash, by.At);
        }

        return null;
    }
}
