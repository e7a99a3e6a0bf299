using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;
using Gridwork.Platform.SignIn.SecondFactors;

namespace Gridwork.Platform.SignIn.SettingSecondFactor;

/// <summary>Whether the administrators must have a second factor, from a day on.</summary>
internal sealed class SetSecondFactor(SetSetting set)
{
    public sealed class Form
    {
        public bool Administrators { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(SecondFactorRule.Key, form.From!.Value, new SecondFactorNeeded(form.Administrators), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
