using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Subtasks.Ticking;

/// <summary>The checklists of the open subtasks: what is done is ticked, and a subtask of which all is done is ended.</summary>
internal sealed class TickSubtasks(MatterActs acts, Caller caller)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        /// <summary>Lines as <c>2-0</c>: the subtask's number and the line's place in it, from 0.</summary>
        public List<string> Items { get; set; } = [];

        /// <summary>The numbers of the subtasks that are done.</summary>
        public List<int> Done { get; set; } = [];
    }

    public Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var items = form.Items.Select(Read).OfType<(int, int)>().ToList();
        return acts.Do(id, Can.HandleMatters, MatterAct.TickSubtasks, form.Version, note: null, (matter, by) => matter.NotOf(caller) ?? matter.TickSubtasks(items, form.Done, by), ct);
    }

    private static (int Nr, int Item)? Read(string typed) =>
        typed.Split('-') is [var nr, var item] && int.TryParse(nr, NumberStyles.None, CultureInfo.InvariantCulture, out var of) && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? (of, place) : null;
}
