using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;

namespace Gridwork.Matters.Parties;

/// <summary>The units and the people of a scope to choose from; the first choice is none.</summary>
internal sealed record PartyChoices(IReadOnlyList<Choice> Units, IReadOnlyList<Choice> People)
{
    public static async Task<PartyChoices> Of(NamedParties all, AreaScope scope, Words words, CancellationToken ct)
    {
        var none = new Choice("", words["name-party.none"]);
        return new(
            [none, .. (await all.Units(scope, ct)).Select(u => new Choice(u.Id.Value.ToString(), u.Name))],
            [none, .. (await all.Workers(scope, ct)).GroupBy(w => (w.Account, w.Name)).Select(g => new Choice(g.Key.Account.ToString(), $"{g.Key.Name} {string.Join(' ', g.Select(w => w.UnitName).OfType<string>().Distinct(StringComparer.Ordinal))}".TrimEnd()))]);
    }
}
