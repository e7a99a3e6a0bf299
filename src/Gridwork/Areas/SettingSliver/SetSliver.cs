using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Areas.SettingSliver;

/// <summary>From which width on an overlap of boundaries is refused, from a day on.</summary>
internal sealed class SetSliver(SetSetting set)
{
    public const int Least = 5;

    public const int Most = 1000;

    public sealed class Form
    {
        [Required, Range(Least, Most)]
        public int? Centimetres { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(SliverWidth.Key, form.From!.Value, new SliverCentimetres(form.Centimetres!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
