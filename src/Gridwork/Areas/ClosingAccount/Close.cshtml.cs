using Gridwork.Areas.Leaving;
using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Areas.ClosingAccount;

[Authorize(Policy = Can.ManageAccounts)]
internal sealed class CloseAccountPage(CloseAccount act, KeepAccount keep) : AccountActPage(keep)
{
    // Named: without its fields the binder would read the others as entries of it.
    [BindProperty(Name = "To")]
    public Dictionary<Guid, string> To { get; set; } = [];

    public IReadOnlyList<LeftWork> Left { get; private set; } = [];

    protected override string Said => "accounts.close-done";

    protected override Task<Problem?> Act(Guid id, CancellationToken ct) => act.Run(id, Form, To, ct);

    protected override async Task Prepare(Guid id, CancellationToken ct) => Left = await act.Left(id, ct);
}
