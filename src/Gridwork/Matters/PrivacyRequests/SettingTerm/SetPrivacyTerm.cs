using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.PrivacyRequests.SettingTerm;

/// <summary>Within how many days a request about personal data is answered, from a day on.</summary>
internal sealed class SetPrivacyTerm(SetSetting set)
{
    public sealed class Form
    {
        [Required, Range(1, 90)]
        public int? Days { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(PrivacyTerm.Key, form.From!.Value, new PrivacyDays(form.Days!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
