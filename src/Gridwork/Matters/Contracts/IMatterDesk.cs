using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Files;

namespace Gridwork.Matters.Contracts;

/// <summary>What the public pages ask of the township: to take a report, and to tell how it stands.</summary>
public interface IMatterDesk
{
    /// <summary>Whether it could be taken as it is; nothing is kept.</summary>
    Task<Problem?> Check(Report report, CancellationToken ct);

    /// <summary>Open matters that may be the same, of which nothing is told that a person wrote.</summary>
    Task<IReadOnlyList<TwinFace>> Twins(Report report, CancellationToken ct);

    /// <summary>How many reports came by the public page with this number since then, without the one that is named.</summary>
    Task<int> Reported(ContactFields contact, Guid but, DateTimeOffset since, CancellationToken ct);

    Task<Result<Receipt>> Report(Report report, CancellationToken ct);

    /// <summary>Null when number and code do not belong together, whichever of them is wrong.</summary>
    Task<Progress?> Follow(string? number, string? code, CancellationToken ct);

    /// <summary>One of the photos that <see cref="Progress"/> names, for the same number and code.</summary>
    Task<Photo?> Photo(string? number, string? code, PhotoId photo, CancellationToken ct);

    /// <summary>More words and photos, while it is open.</summary>
    Task<Problem?> Add(string? number, string? code, AddedWords added, CancellationToken ct);

    /// <summary>What was uploaded with words that were refused.</summary>
    Task<IReadOnlyList<PhotoId>> Unsent(string? number, string? code, CancellationToken ct);

    /// <summary>How it went, after it was closed.</summary>
    Task<Result<Heard>> Answer(string? number, string? code, ReporterAnswer answer, CancellationToken ct);
}

/// <summary>As typed; nothing of it has been checked yet.</summary>
/// <param name="Id">Made with the form: the same one sent twice is one report.</param>
/// <param name="Place">An area's code, or nothing.</param>
/// <param name="Contact">Kept apart from the matter.</param>
/// <param name="Twin">The matter that it repeats, as the reporter says; if that has ended meanwhile, it is one of its own.</param>
/// <param name="Spot">Enough by itself to say where it is.</param>
/// <param name="About">Whom it is about, where that is somebody who works here or a unit.</param>
public sealed record Report(Guid Id, string? Text, string? Place, string? PlaceWords, bool PlaceUnknown, ContactFields? Contact = null, Guid? Twin = null, Spot? Spot = null, AboutFields? About = null);

/// <summary>What a reporter may know of somebody else's report that may be the same.</summary>
/// <param name="ClassName">Of the case standard; null before it is filed.</param>
/// <param name="Due">By when it was promised; null before the dispatch.</param>
public sealed record TwinFace(Guid Id, string? ClassName, string Place, DateTimeOffset ReportedAt, DateTimeOffset? Due, int Reports, bool SamePlace, int Days);

public sealed record Receipt(Guid Id, string Number, string QueryCode, DateTimeOffset At);

public enum ProgressStep { Report, Accept, Dispatch, Handle, Answer, Close }

/// <param name="At">When it was done; null while it is not.</param>
public sealed record ProgressLine(ProgressStep Step, DateTimeOffset? At, string? Unit);

/// <summary>What the person with the query code may know: no names, no internal words.</summary>
/// <param name="Now">The step that is under way; null when there is none left.</param>
/// <param name="Clock">Of the unit's work, with what was promised first; null before the dispatch.</param>
/// <param name="Time">By what it is counted.</param>
public sealed record Progress(
    string Number, string Title, string Place, DateTimeOffset ReportedAt, IReadOnlyList<ProgressLine> Lines, ProgressStep? Now,
    TermClock? Clock, WorkTime Time, string? Answer, DateTimeOffset? ClosedAt, NotOurs? NotOurs)
{
    /// <summary>The clock of the first response, where the site has set a limit for it.</summary>
    public TermClock? First { get; init; }

    /// <summary>Those of the report; and, when it is closed, those of what was done.</summary>
    public IReadOnlyList<ProgressPhoto> Photos { get; init; } = [];

    /// <summary>The number of the matter to which this report was joined: the steps, the clock and the answer are that one's.</summary>
    public string? With { get; init; }

    /// <summary>How many reports it answers.</summary>
    public int Reports { get; init; } = 1;

    /// <summary>Whether the reporter's contact lies here still.</summary>
    public bool HasContact { get; init; }

    /// <summary>It is about somebody who works here or about a unit, and is kept from them.</summary>
    public bool About { get; init; }

    /// <summary>Who opened it, the last first.</summary>
    public IReadOnlyList<Look> Looks { get; init; } = [];

    /// <summary>More can be said.</summary>
    public bool Open { get; init; }

    /// <summary>The clocks of handling before it began again: what was promised then is not hidden.</summary>
    public IReadOnlyList<TermClock> Earlier { get; init; } = [];

    /// <summary>What the reporter has said since, in its order.</summary>
    public IReadOnlyList<ProgressWords> Added { get; init; } = [];

    /// <summary>Null where nothing is asked.</summary>
    public Asking? Asking { get; init; }
}

/// <param name="NotSolved">With these words it began again.</param>
public sealed record ProgressWords(string Text, DateTimeOffset At, bool NotSolved);

public sealed record ProgressPhoto(PhotoId Id, PhotoOf Of);

/// <summary>Why a matter was not taken, and where it belongs.</summary>
public sealed record NotOurs(string Channel, string Advice, string Reason);
