using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Portal.Guarding.SettingFlood;

/// <summary>How much one address or telephone may send from a day on.</summary>
internal sealed class SetFlood(SetSetting set)
{
    public sealed class Form
    {
        [Required, Range(1, 1000)]
        public int? AddressHour { get; set; }

        [Required, Range(1, 10000)]
        public int? AddressDay { get; set; }

        [Required, Range(1, 1000)]
        public int? PhoneDay { get; set; }

        [Required, Range(1, 10000)]
        public int? PhotosHour { get; set; }

        [Required, Range(50, 100000)]
        public int? UnsentMegabytes { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var figures = new FloodFigures(form.AddressHour!.Value, form.AddressDay!.Value, form.PhoneDay!.Value, form.PhotosHour!.Value, form.UnsentMegabytes!.Value);
        var next = NewSetting.Of(FloodLimits.Key, form.From!.Value, figures, form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
