using Gridwork.Kernel;

namespace Gridwork.Platform.Settings.Confirming;

public sealed record NoSuchSetting() : Problem.Missing("settings.missing", "There is no such setting.");

public sealed record NothingToConfirm() : Problem.Conflict("settings.nothing-to-confirm", "It is confirmed already.");

/// <summary>A person vouches for a value that waits for review: a row of the same value stands in its place from then on.</summary>
internal sealed class ConfirmSetting(SiteSettings settings, SetSetting set)
{
    public sealed class Form
    {
        public DateOnly? From { get; set; }

        /// <summary>The number of the row that was looked at; 0 for what is shipped.</summary>
        public long Seen { get; set; }
    }

    public async Task<Problem?> Run(string key, Form form, CancellationToken ct)
    {
        var book = await settings.Book(ct);
        return book.Standing(key).LastOrDefault(r => r.ValidFrom == form.From) switch
        {
            null => new NoSuchSetting(),
            { } row when row.Number != form.Seen => new SettingChanged(),
            { NeedsReview: false } => new NothingToConfirm(),
            var row => await set.Confirm(row, book.Stamp, ct),
        };
    }
}
