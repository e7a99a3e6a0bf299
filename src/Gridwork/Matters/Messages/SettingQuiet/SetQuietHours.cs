using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.Messages.SettingQuiet;

/// <summary>The hours in which no short message goes out, from a day on; the same hour twice holds nothing back.</summary>
internal sealed class SetQuietHours(SetSetting set)
{
    public sealed class Form
    {
        [Required]
        public TimeOnly? Begin { get; set; }

        [Required]
        public TimeOnly? End { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(QuietTime.Key, form.From!.Value, new QuietHours(form.Begin!.Value, form.End!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
