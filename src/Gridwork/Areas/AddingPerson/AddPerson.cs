using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.AddingPerson;

public sealed record SignInNameTaken(string User) : Problem.Conflict("people.user-taken", $"Somebody signs in as {User} already.");

public sealed record SignInNameOdd(string User) : Problem.Invalid("people.user-odd", $"'{User}' cannot be a name to sign in with: 2 to 60 letters, figures or Chinese characters.");

/// <summary>A role in a place from today on, for somebody who has just been given an account.</summary>
internal sealed record FirstPost(string Role, AreaCode Area);

/// <summary>Opens an account, which may do nothing before it has a post. The password is the person's own: what comes back is the link by which they set it.</summary>
internal sealed class AddPerson(GridworkDb db, UserManager<Account> accounts, FirstPassword first, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string? Name { get; set; }

        [Required, StringLength(60)]
        public string? User { get; set; }
    }

    /// <param name="post">Where whoever keeps the machine opens it; the page gives posts by themselves, with all that holds for them.</param>
    public async Task<Result<Given>> Run(Form form, FirstPost? post, CancellationToken ct)
    {
        var user = (form.User ?? "").Trim();
        if (!IsName(user))
        {
            return new SignInNameOdd(user);
        }

        if (post is not null && await Check(post, ct) is { } refused)
        {
            return refused;
        }

        if (await accounts.FindByNameAsync(user) is not null)
        {
            return new SignInNameTaken(user);
        }

        var account = Account.Of(user, form.Name!.Trim(), accounts.NormalizeName(user));
        await Keep(account, post, ct);
        return new Given(account.Name, user, await first.LinkOf(account));
    }

    public static bool IsName(string user) => user.Length is >= 2 and <= 60 && user.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    // Everywhere, here and below: roles lie in no area, and whoever keeps the machine names the place.
    private async Task<Problem?> Check(FirstPost post, CancellationToken ct) =>
        !await db.Everywhere<Role>().AnyAsync(r => r.Key == post.Role, ct) ? new NoSuchRole(post.Role)
        : !await db.Everywhere<Area>().AnyAsync(a => a.Code == post.Area, ct) ? new NoSuchArea()
        : null;

    private async Task Keep(Account account, FirstPost? post, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.Add(account);
        if (post is not null)
        {
            db.Add(Post.At(post.Area, account.Person, post.Role, CivilTime.DayOf(now)));
        }

        db.Trail(caller, "people.add", account.UserName!, post?.Area, post?.Role ?? account.Name, now);
        await db.SaveChangesAsync(ct);
    }
}
