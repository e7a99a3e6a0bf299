using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.SettingKept;

/// <summary>How long a reporter's contact is kept after the matter has ended, from a day on.</summary>
internal sealed class SetKept(SetSetting set)
{
    public const int MostDays = 3650;

    public sealed class Form
    {
        [Required, Range(1, MostDays)]
        public int? Days { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(KeptFor.Key, form.From!.Value, new KeptDays(form.Days!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
