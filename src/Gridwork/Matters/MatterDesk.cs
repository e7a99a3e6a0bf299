using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.FollowUps.AddingWords;
using Gridwork.Matters.FollowUps.Answering;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Reporting;
using Gridwork.Platform.Files;

namespace Gridwork.Matters;

internal sealed class MatterDesk(ReportMatter report, FollowMatter follow, AddWords add, AnswerFollowUp answer, CountReports count) : IMatterDesk
{
    public Task<Problem?> Check(Report told, CancellationToken ct) => report.Check(told, Channel.Page, ct);

    public Task<IReadOnlyList<TwinFace>> Twins(Report told, CancellationToken ct) => report.Twins(told, ct);

    public async Task<Result<Receipt>> Report(Report told, CancellationToken ct)
    {
        var taken = await report.Run(told, Channel.Page, ct);
        return taken.Ok ? taken.Value.Receipt : taken.Problem;
    }

    public Task<int> Reported(ContactFields contact, Guid but, DateTimeOffset since, CancellationToken ct) => count.Run(contact, new MatterId(but), since, ct);

    public Task<Progress?> Follow(string? number, string? code, CancellationToken ct) => follow.Run(number, code, ct);

    public Task<Photo?> Photo(string? number, string? code, PhotoId photo, CancellationToken ct) => follow.Photo(number, code, photo, ct);

    public Task<Problem?> Add(string? number, string? code, AddedWords added, CancellationToken ct) => add.Run(number, code, added, ct);

    public Task<IReadOnlyList<PhotoId>> Unsent(string? number, string? code, CancellationToken ct) => follow.Unsent(number, code, ct);

    public Task<Result<Heard>> Answer(string? number, string? code, ReporterAnswer said, CancellationToken ct) => answer.Run(number, code, said, ct);
}
