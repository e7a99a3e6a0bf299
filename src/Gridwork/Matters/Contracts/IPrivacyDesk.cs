using Gridwork.Kernel;

namespace Gridwork.Matters.Contracts;

/// <summary>What a person may ask of what is kept about them: a copy, a correction, an erasure (个人信息保护法 arts. 45-47).</summary>
public enum PrivacyKind { Copy, Correction, Erasure }

public enum PrivacyState { Asked, Granted, Refused }

/// <summary>One request as whoever made it sees it.</summary>
/// <param name="Note">Why it was granted or refused.</param>
public sealed record PrivacyFace(string Number, PrivacyKind Kind, PrivacyState State, DateTimeOffset AskedAt, DateTimeOffset Due, string Note, DateTimeOffset? DecidedAt);

/// <summary>As typed.</summary>
/// <param name="Contact">What is to stand in the place of what is kept; of a correction only.</param>
public sealed record PrivacyAsk(PrivacyKind Kind, ContactFields? Contact = null);

/// <summary>What the public pages ask about personal data, for whoever has number and query code of a report.</summary>
public interface IPrivacyDesk
{
    Task<Result<PrivacyFace>> Ask(string? number, string? code, PrivacyAsk ask, CancellationToken ct);

    /// <summary>The last first; none when number and code do not belong together.</summary>
    Task<IReadOnlyList<PrivacyFace>> Of(string? number, string? code, CancellationToken ct);

    /// <summary>All that is kept with this report about whoever made it, in words; null where no copy was granted.</summary>
    Task<string?> Copy(string? number, string? code, CancellationToken ct);
}
