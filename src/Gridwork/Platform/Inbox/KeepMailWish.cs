using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Inbox;

/// <summary>Where a person wants to be told by mail; proved by a code that is mailed there.</summary>
internal sealed class KeepMailWish(GridworkDb db, Caller caller, CurrentSite site, IOptions<MailOptions> mail, Words words, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, EmailAddress, StringLength(MailWish.MostAddress)]
        public string? Address { get; set; }
    }

    public sealed class Proof
    {
        [Required, StringLength(10)]
        public string? Code { get; set; }
    }

    public bool CanMail => mail.Value.IsSet;

    // Everywhere: a person's own.
    public Task<MailWish?> Mine(CancellationToken ct)
    {
        var me = caller.Id;
        return db.Everywhere<MailWish>().SingleOrDefaultAsync(w => w.Person == me, ct);
    }

    public async Task<Problem?> Ask(Form form, CancellationToken ct)
    {
        if (!CanMail)
        {
            return new NoMailServer();
        }

        var address = form.Address!.Trim();
        if (await Mine(ct) is { } wish)
        {
            wish.Move(address);
        }
        else
        {
            wish = MailWish.Of(caller.Id, address);
            db.Add(wish);
        }

        db.Send(new MailErrand(address, words["inbox.mail.code-subject", ("site", site.Name)], words["inbox.mail.code-text", ("site", site.Name), ("code", wish.Code)]), clock.GetUtcNow());
        db.Trail(caller, "inbox.mail", caller.Name, area: null, "", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    public async Task<Problem?> Confirm(Proof proof, CancellationToken ct)
    {
        if (await Mine(ct) is not { } wish)
        {
            return new CodeWrong();
        }

        var refused = wish.Confirm(proof.Code!.Trim(), clock.GetUtcNow());
        return await db.Save(ct) ? refused : new CodeWrong();
    }

    public async Task End(CancellationToken ct)
    {
        if (await Mine(ct) is { } wish)
        {
            db.Remove(wish);
            await db.SaveChangesAsync(ct);
        }
    }
}
