using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Sites;

namespace Gridwork.Matters.Messages.SettingText;

/// <summary>What a message says from a day on: looked at with examples filled in, then saved. What was written before keeps its text.</summary>
internal sealed class SetMessageText(SetSetting set, CurrentSite site, Words words)
{
    public sealed class Form
    {
        [Required]
        public string? Name { get; set; }

        [Required, StringLength(Message.MostText)]
        public string? Text { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }

        public string? Shown { get; set; }
    }

    /// <param name="Text">With examples in the place of its variables.</param>
    public sealed record Preview(string Text, string Mark);

    public async Task<Result<Preview>> Look(Form form, CancellationToken ct)
    {
        var next = Next(form);
        return next.Ok ? new Preview(MessageTexts.Filled(form.Text!.Trim(), Examples()), await set.Mark(next.Value, ct)) : next.Problem;
    }

    public async Task<Problem?> Save(Form form, CancellationToken ct)
    {
        var next = Next(form);
        return next.Ok ? await set.Run(next.Value, form.Shown, also: null, ct) : next.Problem;
    }

    private static Result<NewSetting> Next(Form form)
    {
        var template = MessageTexts.Shipped.FirstOrDefault(t => t.Name == form.Name);
        var text = TypedText.Required(form.Text, "text", Message.MostText);
        return template is null ? new UnknownTemplate()
            : !text.Ok ? text.Problem
            : MessageTexts.Check(template, text.Value) is { } wrong ? wrong
            : NewSetting.Of($"{MessageTexts.Key}{template.Name}", form.From!.Value, new MessageText(text.Value), form.Source!.Trim());
    }

    private Dictionary<string, string> Examples() => MessageTexts.Shipped.SelectMany(t => t.Variables).Distinct(StringComparer.Ordinal)
        .ToDictionary(name => name, name => name == "site" ? site.Name : words[$"messages.example.{name}"], StringComparer.Ordinal);
}
