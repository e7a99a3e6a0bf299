using System.Security.Cryptography;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Gridwork.Areas.BringingPeople;

/// <summary>
/// Names the accounts whose links may be handed out, sealed for the person who opened them. It knows each account by its stamp of then: as the
/// handing out changes the stamps, it is good once.
/// </summary>
internal sealed class LinkTicket(IDataProtectionProvider protection, CurrentSite site)
{
    public const int Longest = 1 << 20;

    private const int IdBytes = 16;
    private const int StampBytes = 8;

    public string Write(PersonId by, IReadOnlyCollection<Account> accounts) =>
        WebEncoders.Base64UrlEncode(Seal(by).Protect([.. accounts.SelectMany(a => a.Id.ToByteArray().Concat(Print(a)))]));

    /// <summary>Null when it is another's, or not whole.</summary>
    public IReadOnlyDictionary<Guid, byte[]>? Read(PersonId by, string text)
    {
        try
        {
            return Seal(by).Unprotect(WebEncoders.Base64UrlDecode(text)).Chunk(IdBytes + StampBytes).ToDictionary(c => new Guid(c.AsSpan(0, IdBytes)), c => c[IdBytes..]);
        }
        catch (Exception odd) when (odd is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public static byte[] Print(Account account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp ?? ""))[..StampBytes];

    private IDataProtector Seal(PersonId by) => protection.CreateProtector("people.links", site.Value.Code, by.Value.ToString());
}
