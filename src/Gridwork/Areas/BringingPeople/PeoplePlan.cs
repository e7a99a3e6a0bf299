using Gridwork.Areas.AddingPerson;
using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas.BringingPeople;

/// <param name="Accounts">By the name they sign in with, as it is compared.</param>
/// <param name="Posts">All of theirs, wherever and whenever.</param>
internal sealed record PeopleKnown(
    IReadOnlyDictionary<string, Account> Accounts, ILookup<Guid, Post> Posts, IReadOnlyList<Role> Roles, Administrators Administrators, PersonId Me, DateOnly Today);

/// <summary>Which accounts and posts a table would make, row by row: a row is a post, and an account where the name is new. Nothing is written here.</summary>
internal sealed class PeoplePlan(PeopleKnown known, BroughtPlaces places, Func<string, string> normalize)
{
    private static readonly string[] Told = ["user", "name", "role", "unit", "area"];

    private readonly List<BroughtLine> lines = [];
    private readonly Dictionary<string, Account> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Role> roles = known.Roles.ToDictionary(r => r.Key, StringComparer.Ordinal);

    public IReadOnlyList<BroughtLine> Lines => lines;

    public IReadOnlyCollection<Account> Accounts => made.Values;

    public List<(Account Of, Post Post)> Posts { get; } = [];

    public void Take(SheetRow row)
    {
        var (outcome, why) = Of(row);
        lines.Add(new BroughtLine(row.Number, string.Join(' ', Told.Select(c => row[c]).Where(c => c.Length > 0)), outcome, why));
    }

    private (LineOutcome, Problem?) Of(SheetRow row)
    {
        if ((row.Fault ?? row.Lacks(OfficeColumns.People, "user") ?? row.TooLong(OfficeColumns.People, ("name", 60))) is { } fault)
        {
            return (LineOutcome.Refused, fault);
        }

        var account = Account(row);
        if (!account.Ok)
        {
            return (LineOutcome.Refused, account.Problem);
        }

        var isNew = !known.Accounts.ContainsKey(account.Value.NormalizedUserName!) && !made.ContainsKey(account.Value.NormalizedUserName!);
        var (outcome, why) = row["role"].Length + row["unit"].Length + row["area"].Length == 0 ? (isNew ? LineOutcome.New : LineOutcome.Same, null) : Post(row, account.Value);
        if (outcome is LineOutcome.New && isNew)
        {
            made[account.Value.NormalizedUserName!] = account.Value;
        }

        return (outcome, why);
    }

    private Result<Account> Account(SheetRow row)
    {
        var (user, name) = (row["user"], row["name"]);
        if (!AddPerson.IsName(user))
        {
            return new SignInNameOdd(user);
        }

        var key = normalize(user);
        if ((known.Accounts.GetValueOrDefault(key) ?? made.GetValueOrDefault(key)) is not { } account)
        {
            return row.Lacks(OfficeColumns.People, "name") is { } lacks ? lacks : Platform.SignIn.Account.Of(user, name, key);
        }

        return name.Length > 0 && name != account.Name ? new RowNameDiffers(user, account.Name)
            : account.ClosedAt is not null ? new AccountClosed(user)
            : account.Person == known.Me ? new PostToYourself()
            : account;
    }

    private (LineOutcome, Problem?) Post(SheetRow row, Account account)
    {
        var (role, from, to) = (Role(row["role"]), row.Day("from"), row.Day("to"));
        var post = role is null ? new NoSuchRole(row["role"])
            : !from.Ok ? from.Problem
            : !to.Ok ? to.Problem
            : Post(row, account.Person, role.Key, from.Value ?? known.Today, to.Value);
        if (post is not { Ok: true, Value: { } given })
        {
            return (LineOutcome.Refused, post.Problem);
        }

        var others = known.Posts[account.Id].Concat(Posts.Where(p => p.Of == account).Select(p => p.Post)).ToList();
        if (others.Find(p => PostRules.IsSame(p, given) && PostRules.Overlap(p, given)) is { } held)
        {
            // The same table once more changes nothing.
            return (from.Value is null || from.Value == held.From) && held.To == given.To && !Posts.Exists(p => p.Post == held) ? (LineOutcome.Same, null) : (LineOutcome.Refused, new PostHeldAlready());
        }

        if (PostRules.Against(given, others, roles, known.Administrators) is { } refused)
        {
            return (LineOutcome.Refused, refused);
        }

        Posts.Add((account, given));
        return (LineOutcome.New, null);
    }

    private Result<Post> Post(SheetRow row, PersonId person, string role, DateOnly from, DateOnly? to)
    {
        var place = row["area"].Length == 0 ? default(Result<Area>?) : places.Place(row["area"]);
        if (place is { Ok: false, Problem: var nowhere })
        {
            return nowhere;
        }

        if (row["unit"].Length == 0)
        {
            return place is { Value: { } area } ? PostRules.Make(area, person, role, from, to) : new PostInOnePlace();
        }

        // A place beside a unit says which of several that are called so.
        var unit = places.Unit(row["unit"], place?.Value?.Code);
        return unit.Ok ? PostRules.Make(unit.Value, person, role, from, to) : unit.Problem;
    }

    private Role? Role(string text) => known.Roles.FirstOrDefault(r => text == r.Key || text == r.Zh || text.Equals(r.En, StringComparison.OrdinalIgnoreCase));
}
