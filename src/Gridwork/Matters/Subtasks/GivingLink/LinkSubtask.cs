using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Subtasks.GivingLink;

/// <summary>Makes the link by which a firm answers once, without an account. It is shown once and kept nowhere; another one takes its place.</summary>
internal sealed class LinkSubtask(MatterActs acts, Caller caller)
{
    public const int MostDays = 30;

    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public int? Nr { get; set; }

        [Required]
        public int? Days { get; set; } = 7;
    }

    /// <summary>The link's address within the site.</summary>
    public async Task<Result<string>> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (form.Days is < 1 or > MostDays)
        {
            return new LinkDaysOutOfRange(MostDays);
        }

        var secret = "";
        var refused = await acts.Do(id, Can.HandleMatters, MatterAct.LinkSubtask, form.Version, note: null, (matter, by) =>
        {
            (var link, secret) = AnswerLink.New(by.At.AddDays(form.Days!.Value));
            return matter.NotOf(caller) ?? matter.LinkSubtask(form.Nr!.Value, link, by);
        }, ct);
        return refused is null ? $"/answer/{id.Value}/{form.Nr}/{secret}" : refused;
    }
}
