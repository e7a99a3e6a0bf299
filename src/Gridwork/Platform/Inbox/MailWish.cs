using System.Security.Cryptography;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Platform.Inbox;

/// <summary>A person of the desk wants to be told by mail too that something new is in the inbox. It counts once the code that was mailed there came back.</summary>
public sealed class MailWish : IVersioned
{
    public const int MostAddress = 200;

    /// <summary>A code that is guessed is made anew.</summary>
    public const int MostWrong = 5;

    private const int CodeFigures = 6;

    private MailWish() { }

    public required PersonId Person { get; init; }

    public string Address { get; private set; } = "";

    public string Code { get; private set; } = "";

    public int Wrong { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public int Version { get; private set; }

    public static MailWish Of(PersonId person, string address)
    {
        var wish = new MailWish { Person = person };
        wish.Move(address);
        return wish;
    }

    public void Move(string address) =>
        (Address, Code, Wrong, ConfirmedAt) = (address, string.Concat(Enumerable.Range(0, CodeFigures).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10)))), 0, null);

    public Problem? Confirm(string code, DateTimeOffset at)
    {
        if (Wrong >= MostWrong)
        {
            return new CodeUsedUp();
        }

        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(Code)))
        {
            Wrong++;
            return new CodeWrong();
        }

        ConfirmedAt ??= at;
        return null;
    }
}

public sealed record CodeWrong() : Problem.Invalid("inbox.code-wrong", "This is not the code that was mailed.");

public sealed record CodeUsedUp() : Problem.Invalid("inbox.code-used-up", "Wrong too often; ask for another code.");

public sealed record NoMailServer() : Problem.Conflict("inbox.no-mail", "The site has no mail server.");

internal sealed class MailWishMapping : IEntityTypeConfiguration<MailWish>
{
    public void Configure(EntityTypeBuilder<MailWish> wish)
    {
        wish.ToTable("mail_wishes").HasKey(w => w.Person);
        wish.Property(w => w.Person).ValueGeneratedNever();
        wish.Property(w => w.Address).HasMaxLength(MailWish.MostAddress);
        wish.Property(w => w.Code).HasMaxLength(10);
        wish.Property(w => w.Version).IsConcurrencyToken();
    }
}
