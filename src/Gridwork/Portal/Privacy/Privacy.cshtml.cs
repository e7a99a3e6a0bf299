using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Portal.Following;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Privacy;

/// <summary>What is kept about whoever reports, what they may ask, and the form that asks it.</summary>
[AllowAnonymous]
internal sealed class PrivacyPage(IPrivacyDesk privacy, IMatterDesk desk, Words words) : PageModel
{
    public sealed class Typed
    {
        public string? Number { get; set; }

        public string? Code { get; set; }

        public PrivacyKind? Kind { get; set; }

        public ContactFields Contact { get; set; } = new();
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<PrivacyKind>().Select(k => new Choice(k.ToString(), words.Of(k), words[$"privacy.hint.{k}"]))];

    public void OnGet(string? no, string? key) => (Form.Number, Form.Code) = (no, key);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (ModelState.IsValid && await desk.Follow(Form.Number, Form.Code, ct) is not { } matter)
        {
            return this.Refuse(new NotTogether(), "Form.Number");
        }

        if (Form.Kind is not { } kind || !ModelState.IsValid)
        {
            return this.Refuse(new KindMissing(), "Form.Kind");
        }

        var asked = await privacy.Ask(Form.Number, Form.Code, new PrivacyAsk(kind, Form.Contact), ct);
        return asked.Ok
            ? this.Done(FollowAddress.Of(Form.Number!.Trim(), Form.Code!.Trim()), "privacy.asked-done", ("number", asked.Value.Number), ("due", words.Until(asked.Value.Due)))
            : this.Refuse(asked.Problem, FieldOf(asked.Problem));
    }

    private static string FieldOf(Problem problem) => problem.Code switch
    {
        "privacy.correction-empty" => "Form.Contact.Name",
        "reporter.phone-unreadable" or "reporter.phone-missing" => "Form.Contact.Phone",
        "privacy.asked" or "privacy.nothing" => "Form.Kind",
        _ => "",
    };
}

public sealed record KindMissing() : Problem.Invalid("privacy.kind-missing", "Choose what you ask for.");
