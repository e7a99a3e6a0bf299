using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Messages.Listing;

/// <summary>ToCall: somebody rings. Decide: the machine does not know, or has given up. Waiting: not out yet.</summary>
public enum MessageView { ToCall, Decide, Waiting, All }

/// <summary>What reporters are told, and how far each message has come.</summary>
[Authorize(Policy = Can.KeepMessages)]
internal sealed class MessagesPage(GridworkDb db, Caller caller, QuietTime quiet) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(MessageId Id, string Number, string Template, MessageChannel Channel, MessageState State, int Tries, DateTimeOffset Since);

    [BindProperty(SupportsGet = true, Name = "View")]
    public MessageView View { get; set; }

    public IReadOnlyList<(MessageView View, string Number)> Views { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public DateTimeOffset? HeldUntil { get; private set; }

    public Guid? Next { get; private set; }

    public async Task OnGet([FromQuery] Guid? after, CancellationToken ct)
    {
        Views = await TabNumbers.Of(db, Enum.GetValues<MessageView>(), view => Of(view).OrderBy(m => m.Id), ct);
        HeldUntil = await quiet.HeldUntil(ct);
        var all = Of(View);
        if (after is { } id && new MessageId(id) is var last)
        {
            all = all.Where(m => m.Id < last);
        }

        var rows = await all.OrderByDescending(m => m.Id).Take(PageSize + 1).Select(m => new Row(m.Id, m.Number, m.Template, m.Channel, m.State, m.Tries, m.Since)).ToListAsync(ct);
        Next = rows.Count > PageSize ? rows[PageSize - 1].Id.Value : null;
        Rows = [.. rows.Take(PageSize)];
    }

    public static string Tone(MessageState state) => state switch
    {
        MessageState.Sent or MessageState.Called => "done",
        MessageState.Unknown or MessageState.Failed => "over",
        MessageState.ToCall => "soon",
        _ => "info",
    };

    private IQueryable<Message> Of(MessageView view)
    {
        var all = db.In<Message>(caller.Scope(Can.KeepMessages)).AsNoTracking();
        return view switch
        {
            MessageView.ToCall => all.Where(m => m.State == MessageState.ToCall),
            MessageView.Decide => all.Where(m => m.State == MessageState.Unknown || m.State == MessageState.Failed),
            MessageView.Waiting => all.Where(m => m.State == MessageState.Waiting || m.State == MessageState.Sending),
            _ => all,
        };
    }
}
