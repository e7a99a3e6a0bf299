using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Messages.Deciding;

/// <summary>What a person does with a message that the machine cannot end: send it once more, leave it, or say that the reporter was rung.</summary>
public enum MessageDecision { Again, Leave, Called }

/// <summary>Each decision has its line in the trail.</summary>
internal sealed class DecideMessage(GridworkDb db, Caller caller, TimeProvider clock)
{
    public async Task<Problem?> Run(MessageId id, MessageDecision decision, CancellationToken ct)
    {
        if (await db.In<Message>(caller.Scope(Can.KeepMessages)).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message)
        {
            return new NoSuchMessage();
        }

        var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
        var (refused, act) = decision switch
        {
            MessageDecision.Again => (message.Again(by), "messages.again"),
            MessageDecision.Called => (message.Called(by), "messages.called"),
            _ => (message.Leave(by), "messages.leave"),
        };
        if (refused is not null)
        {
            return refused;
        }

        db.Trail(caller, act, message.Number, message.Area, message.Template, by.At);
        return await db.Save(ct) ? null : new MessageChanged();
    }
}
