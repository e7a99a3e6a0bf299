using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Settings;
using Gridwork.Platform.SignIn.Sessions;

namespace Gridwork.Platform.SignIn.SettingIdle;

/// <summary>How long a sign-in outlasts the last click, from a day on.</summary>
internal sealed class SetIdle(SetSetting set)
{
    public const int Least = 5;

    public const int Most = 480;

    public sealed class Form
    {
        [Required, Range(Least, Most)]
        public int? Minutes { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Problem?> Run(Form form, CancellationToken ct)
    {
        var next = NewSetting.Of(IdleTime.Key, form.From!.Value, new IdleMinutes(form.Minutes!.Value), form.Source!.Trim());
        return await set.Run(next, await set.Mark(next, ct), also: null, ct);
    }
}
