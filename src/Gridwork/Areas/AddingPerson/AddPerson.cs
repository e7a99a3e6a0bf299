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

/// <summary>Opens an account with its first post. The password is the person's own: what comes back is the link by which they set it.</summary>
internal sealed class AddPerson(GridworkDb db, UserManager<Account> accounts, FirstPassword first, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string? User { get; set; }

        [Required, StringLength(60)]
        public string? Name { get; set; }

        [Required, StringLength(40)]
        public string? Role { get; set; }

        public required AreaCode Area { get; init; }
    }

    public async Task<Result<string>> Run(Form form, CancellationToken ct)
    {
        var user = (form.User ?? "").Trim();
        if (user.Length is < 2 or > 60 || !user.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return new SignInNameOdd(user);
        }

        if (!await db.Everywhere<Role>().AnyAsync(r => r.Key == form.Role, ct))
        {
            return new NoSuchRole(form.Role!);
        }

        // Everywhere: whoever keeps the machine names the place.
        if (!await db.Everywhere<Area>().AnyAsync(a => a.Code == form.Area, ct))
        {
            return new NoSuchArea();
        }

        if (await accounts.FindByNameAsync(user) is not null)
        {
            return new SignInNameTaken(user);
        }

        var account = new Account { Id = PersonId.New().Value, UserName = user, Name = form.Name!.Trim() };
        await Keep(account, form, ct);
        return await first.LinkOf(account);
    }

    private async Task Keep(Account account, Form form, CancellationToken ct)
    {
        if (await accounts.CreateAsync(account) is { Succeeded: false } refused)
        {
            throw new InvalidDataException($"{account.UserName}: {refused}");
        }

        var now = clock.GetUtcNow();
        db.Add(Post.At(form.Area, account.Person, form.Role!, CivilTime.DayOf(now)));
        db.Trail(caller, "people.add", account.UserName!, form.Area, form.Role!, now);
        await db.SaveChangesAsync(ct);
    }
}
