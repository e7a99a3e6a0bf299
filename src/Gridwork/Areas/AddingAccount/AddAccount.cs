using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Areas.AddingAccount;

/// <summary>An account for a person who works here, with a password that they change at their first sign-in. It may do nothing before it is given a post.</summary>
internal sealed class AddAccount(UserManager<Account> accounts, GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string? Name { get; set; }

        [Required, StringLength(60, MinimumLength = 2)]
        public string? User { get; set; }
    }

    public Task<Result<Given>> Run(Form form, CancellationToken ct) => db.InTransaction<Result<Given>>(
        async stop =>
        {
            var given = new Given(form.Name!.Trim(), form.User!.Trim(), GivenPassword.Make());
            var account = new Account { Id = PersonId.New().Value, UserName = given.User, Name = given.Name, MustChangePassword = true };
            if (await accounts.FindByNameAsync(given.User) is not null || !(await accounts.CreateAsync(account, given.Password)).Succeeded)
            {
                return new AccountNamedSo(given.User);
            }

            db.Trail(caller, "accounts.add", given.User, area: null, given.Name, clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
            return given;
        },
        ct);
}
