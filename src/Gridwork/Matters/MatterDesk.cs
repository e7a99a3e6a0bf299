using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.Reporting;

namespace Gridwork.Matters;

internal sealed class MatterDesk(ReportMatter report, FollowMatter follow) : IMatterDesk
{
    public Task<Result<Receipt>> Report(Report told, CancellationToken ct) => report.Run(told, Channel.Page, ct);

    public Task<Progress?> Follow(string? number, string? code, CancellationToken ct) => follow.Run(number, code, ct);
}
