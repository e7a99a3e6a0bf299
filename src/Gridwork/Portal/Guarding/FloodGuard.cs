using System.Net;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Sites;

namespace Gridwork.Portal.Guarding;

/// <summary>Says when the public page has had enough from one address or one telephone. Whoever is signed in works for others and is not counted by the address.</summary>
internal sealed class FloodGuard(Senders senders, FloodLimits limits, IMatterDesk desk, PhotoShelf photos, Caller caller, CurrentSite site, TimeProvider clock)
{
    private const long Megabyte = 1 << 20;

    private static readonly (TimeSpan Hour, TimeSpan Day) Spans = (TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    /// <param name="form">The report's id: sent once more it is the same report.</param>
    public async Task<Problem?> Report(IPAddress? address, Guid form, ContactFields contact, CancellationToken ct)
    {
        var most = await limits.Now(ct);
        if (Print(address, "report") is { } print)
        {
            if (senders.Count(print, Spans.Hour, form) >= most.AddressHour)
            {
                return new TooManyFromHere(most.AddressHour, 1);
            }

            if (senders.Count(print, Spans.Day, form) >= most.AddressDay)
            {
                return new TooManyFromHere(most.AddressDay, 24);
            }
        }

        return await desk.Reported(contact, form, clock.GetUtcNow() - Spans.Day, ct) >= most.PhoneDay ? new TooManyOfPhone(most.PhoneDay) : null;
    }

    public void Reported(IPAddress? address, Guid form)
    {
        if (Print(address, "report") is { } print)
        {
            senders.Note(print, form);
        }
    }

    /// <summary>Before they are read; those that pass are counted.</summary>
    public async Task<Problem?> Photos(IPAddress? address, IReadOnlyList<IFormFile> sent, CancellationToken ct)
    {
        if (sent.Count == 0)
        {
            return null;
        }

        var most = await limits.Now(ct);
        var print = Print(address, "photo");
        if (print is not null && senders.Count(print, Spans.Hour) + sent.Count > most.PhotosHour)
        {
            return new TooManyPhotosFromHere(most.PhotosHour);
        }

        if (await photos.UnsentBytes(Caller.Public.Id, ct) + sent.Sum(f => f.Length) > most.UnsentMegabytes * Megabyte)
        {
            return new TooMuchUnsent();
        }

        foreach (var _ in print is null ? [] : sent)
        {
            senders.Note(print!, RisingId.New());
        }

        return null;
    }

    private string? Print(IPAddress? address, string what) => caller.Id == Caller.Public.Id && senders.Print(site.Value.Code, address) is { } print ? $"{print} {what}" : null;
}

public sealed record TooManyFromHere(int Most, int Hours) : Problem.Invalid("flood.address", $"{Most} reports came from this address within {Hours} hours.");

public sealed record TooManyOfPhone(int Most) : Problem.Invalid("flood.phone", $"{Most} reports with this number came within a day.");

public sealed record TooManyPhotosFromHere(int Most) : Problem.Invalid("flood.photos", $"{Most} photos came from this address within an hour.");

public sealed record TooMuchUnsent() : Problem.Invalid("flood.unsent", "Too many photos wait here that nobody has sent.");
