using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;

namespace Gridwork.Matters.FollowUps.SettingTerms;

/// <summary>How long after a closing the reporter may say how it went, and when somebody calls, from a day on.</summary>
internal sealed class SetFollowUpTerms(SetSetting set)
{
    public const int MostDays = 365;

    public sealed class Form
    {
        [Required, Range(1, MostDays)]
        public int? Answer { get; set; }

        [Required, Range(1, MostDays)]
        public int? CallAfter { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        if (form.CallAfter >= form.Answer)
        {
            return new CallAfterTooLong(form.Answer!.Value);
        }

        var next = NewSetting.Of(FollowUpTerms.Key, form.From!.Value, new FollowUpDays(form.Answer!.Value, form.CallAfter!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
