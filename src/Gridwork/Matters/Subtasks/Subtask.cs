using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Matters.Subtasks;

public enum SubtaskState { Open, Answered, Done, Dropped }

/// <summary>One line of a checklist, and who ticked it when.</summary>
public sealed record CheckItem(string Text, string? ByName = null, DateTimeOffset? At = null);

/// <summary>Leave to answer without an account, for whoever has the link: until a moment, and once.</summary>
/// <param name="Hash">Of its secret half, which is kept nowhere.</param>
public sealed record AnswerLink(string Hash, DateTimeOffset Until)
{
    public static (AnswerLink Link, string Secret) New(DateTimeOffset until)
    {
        var secret = RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstvwxyz", 26);
        return (For(secret, until), secret);
    }

    public static AnswerLink For(string secret, DateTimeOffset until) => new(HashOf(secret), until);

    public bool Fits(string secret, DateTimeOffset now) =>
        now < Until && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(secret)));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>A part of the work on a matter: done by the unit itself along its checklist, or by an outside firm that answers by a link.</summary>
/// <param name="Nr">1, 2, 3 within its matter.</param>
/// <param name="Firm">Null where the unit does it itself.</param>
/// <param name="Answer">What the firm wrote, or why it was dropped.</param>
public sealed record Subtask(
    int Nr, string Text, IReadOnlyList<CheckItem> Items, string? Firm, string ByName, DateTimeOffset At,
    SubtaskState State = SubtaskState.Open, AnswerLink? Link = null, string? Answer = null, string? EndedByName = null, DateTimeOffset? EndedAt = null)
{
    public const int MostItems = 20;

    public bool IsOpen => State is SubtaskState.Open or SubtaskState.Answered;

    /// <param name="items">Their places, from 0.</param>
    public Subtask Tick(IReadOnlySet<int> items, string byName, DateTimeOffset at) => this with
    {
        Items = [.. Items.Select((item, place) => items.Contains(place) && item.At is null ? item with { ByName = byName, At = at } : item)],
    };
}
