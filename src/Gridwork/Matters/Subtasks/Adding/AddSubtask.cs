using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Subtasks.Adding;

/// <summary>A part of the work, with its checklist; for a firm outside, by name.</summary>
internal sealed class AddSubtask(MatterActs acts, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required, StringLength(500)]
        public string? Text { get; set; }

        /// <summary>A line each.</summary>
        [StringLength(2000)]
        public string? Items { get; set; }

        [StringLength(60)]
        public string? Firm { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var text = TypedText.Required(form.Text, "text", 500);
        var items = TypedText.Optional(form.Items, "items", 2000);
        var firm = TypedText.Optional(form.Firm, "firm", 60);
        if (!(text.Ok && items.Ok && firm.Ok))
        {
            return text.Problem ?? items.Problem ?? firm.Problem;
        }

        var lines = items.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = firm.Value.Length == 0 ? null : firm.Value;
        return lines.Length > Subtask.MostItems
            ? new TooManyItems(Subtask.MostItems)
            : await acts.Do(id, Can.HandleMatters, MatterAct.AddSubtask, form.Version, name is null ? text.Value : $"{text.Value}\n{name}", (matter, by) =>
                matter.NotOf(caller) ?? matter.AddSubtask(text.Value, lines, name, by), ct);
    }
}
