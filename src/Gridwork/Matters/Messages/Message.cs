using System.Linq.Expressions;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gridwork.Matters.Messages;

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public static MessageId New() => new(RisingId.New());

    // For the next page of a list only.
    public static bool operator >(MessageId a, MessageId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(MessageId a, MessageId b) => a.Value.CompareTo(b.Value) < 0;
}

/// <summary>Call: where there is no gateway, or the number is none that takes a message, somebody rings.</summary>
public enum MessageChannel { Sms, Call, Mail }

/// <summary>
/// Unknown: it was on its way when the program or the gateway fell silent. It is never sent a second time by the machine; a person
/// decides. Failed: the gateway refused it, or was away, at every try.
/// </summary>
public enum MessageState { Waiting, Sending, Sent, Unknown, Failed, Cancelled, ToCall, Called }

/// <summary>The report that a message is about.</summary>
public sealed record MessageSubject(MatterId Id, string Number, AreaCode Area);

/// <summary>
/// What a reporter is told. It never holds the number: that is opened when the message goes out, and where it was erased by then the
/// message is cancelled. The text was filled in when it was written, by the template of that day, and stays.
/// </summary>
internal sealed class Message : IOfMatter, IVersioned, ILeftOut<Message>
{
    public const int MostText = 500;

    public const int MostError = 300;

    private Message() { }

    public required MessageId Id { get; init; }

    /// <summary>What it tells of: the same is written once, however often somebody tries.</summary>
    public required string Key { get; init; }

    public required MatterId Matter { get; init; }

    public required string Number { get; init; }

    public required AreaCode Area { get; init; }

    public required MessageChannel Channel { get; init; }

    public required string Template { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset Since { get; init; }

    public MessageState State { get; private set; }

    public DateTimeOffset Due { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Whoever claimed it has until then; after that nobody knows what became of it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public string Error { get; private set; } = "";

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who decided, where a person did.</summary>
    public string? ByName { get; private set; }

    public int Version { get; private set; }

    public static Message Of(MessageSubject about, string key, MessageChannel channel, string template, string text, DateTimeOffset now) => new()
    {
        Id = MessageId.New(),
        Key = key,
        Matter = about.Id,
        Number = about.Number,
        Area = about.Area,
        Channel = channel,
        Template = template,
        Text = text.Length <= MostText ? text : text[..MostText],
        Since = now,
        Due = now,
        State = channel is MessageChannel.Call ? MessageState.ToCall : MessageState.Waiting,
    };

    /// <summary>A person looked, and it is to go out once more.</summary>
    public Problem? Again(Actor by) => State is MessageState.Unknown or MessageState.Failed
        ? Decide(MessageState.Waiting, by, tries: 0, due: by.At)
        : new MessageNotOpen(State);

    /// <summary>A person looked, and leaves it.</summary>
    public Problem? Leave(Actor by) => State is MessageState.Unknown or MessageState.Failed or MessageState.ToCall
        ? Decide(MessageState.Cancelled, by, Tries, Due)
        : new MessageNotOpen(State);

    public Problem? Called(Actor by) => State is MessageState.ToCall ? Decide(MessageState.Called, by, Tries, Due) : new MessageNotOpen(State);

    private Problem? Decide(MessageState next, Actor by, int tries, DateTimeOffset due)
    {
        (State, ByName, Tries, Due, ClaimedUntil) = (next, by.Name, tries, due, null);
        EndedAt = next is MessageState.Waiting ? null : by.At;
        return null;
    }

    public static Expression<Func<Message, bool>> Spares(IReadOnlyCollection<Guid> without)
    {
        var ids = without.Select(MatterId.From).ToList();
        return row => !ids.Contains(row.Matter);
    }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages").HasKey(m => m.Id);
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Key).HasMaxLength(120);
        message.Property(m => m.Number).HasMaxLength(20);
        message.Property(m => m.Template).HasMaxLength(40);
        message.Property(m => m.Text).HasMaxLength(Message.MostText);
        message.Property(m => m.Error).HasMaxLength(Message.MostError);
        message.Property(m => m.ByName).HasMaxLength(60);
        message.Property(m => m.Version).IsConcurrencyToken();
        message.HasOne<Matter>().WithMany().HasForeignKey(m => m.Matter).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => m.Key).IsUnique();
        message.HasIndex(m => new { m.State, m.Due });
        message.HasIndex(m => new { m.Area, m.Id });
    }
}
