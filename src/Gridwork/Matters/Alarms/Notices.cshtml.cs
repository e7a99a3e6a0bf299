using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Alarms;

/// <summary>What a person is told about terms that run out.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class NoticesPage(NoticeReading notices) : PageModel
{
    public IReadOnlyList<Notice> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGet([FromQuery] Guid? after, CancellationToken ct)
    {
        var rows = await notices.List(after, ct);
        Next = rows.Count > NoticeReading.PageSize ? rows[NoticeReading.PageSize - 1].Id : null;
        Rows = [.. rows.Take(NoticeReading.PageSize)];
    }

    public static string State(Notice notice) => notice.Kind switch
    {
        NoticeKind.Over => "over",
        NoticeKind.LookAgain => "paused",
        _ => "soon",
    };
}
