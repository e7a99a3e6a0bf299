using Gridwork.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gridwork.Platform.Layout.Fields;

/// <summary>
/// A whole field: label, hint, what is wrong, and the control with what was typed. A day gets a date field, <c>rows</c> a larger one,
/// <c>items</c> radio choices (or a list to choose from with <c>kind="select"</c>). Every other attribute goes to the control.
/// <code>&lt;field for="Form.Due" label="dispatch.due" hint="dispatch.due-hint" class="tiny" /&gt;</code>
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag(Words words, LookFiles look) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label; without it the field's own name, <c>field.&lt;use case&gt;.&lt;Property&gt;</c>.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>A hint that is already in words, when it holds figures or names.</summary>
    public string? HintText { get; set; }

    public int Rows { get; set; }

    public IReadOnlyList<Choice>? Items { get; set; }

    public string? Kind { get; set; }

    private string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private IReadOnlyList<string> Wrong => View.ModelState.TryGetValue(Name, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    private string? Typed => View.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed ? typed : Written(For.Model);

    private string Says => Label is null ? For.Metadata.GetDisplayName() : words[Label];

    // A hint that a page leaves out arrives as empty text.
    private string? Helps => HintText ?? (string.IsNullOrEmpty(Hint) ? null : words[Hint]);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var given = output.Attributes.ToList();
        output.Attributes.Clear();
        var group = Items is not null && Kind != "select";
        output.TagName = group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Wrong.Count > 0 ? "field bad" : "field");
        if (group && Described() is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        if (For.ModelExplorer.ModelType == typeof(bool))
        {
            output.Content.AppendHtml(Said()).AppendHtml(Ticked());
            return;
        }

        output.Content.AppendHtml(group ? Tag("legend", Says) : Tag("label", Says, ("for", Id)));
        output.Content.AppendHtml(Said());
        output.Content.AppendHtml(group ? Choices() : Control(given));
    }

    private HtmlContentBuilder Said()
    {
        var said = new HtmlContentBuilder();
        if (Helps is { } hint)
        {
            said.AppendHtml(Tag("p", hint, ("class", "hint"), ("id", $"{Id}-hint")));
        }

        if (Wrong.Count > 0)
        {
            var wrong = Tag("p", "", ("class", "wrong"), ("id", $"{Id}-wrong"));
            wrong.InnerHtml.AppendHtml(IconTag.Svg(look, "alert-triangle", small: true)).AppendHtml(Tag("span", string.Join(' ', Wrong)));
            said.AppendHtml(wrong);
        }

        return said;
    }

    private string? Described()
    {
        List<string> ids = [];
        if (Helps is not null)
        {
            ids.Add($"{Id}-hint");
        }

        if (Wrong.Count > 0)
        {
            ids.Add($"{Id}-wrong");
        }

        return ids.Count > 0 ? string.Join(' ', ids) : null;
    }

    private TagBuilder Control(List<TagHelperAttribute> given)
    {
        var control = Items is not null ? Selection() : Rows > 0 ? Tag("textarea", Typed, ("rows", $"{Rows}")) : Input();
        control.MergeAttribute("id", Id);
        control.MergeAttribute("name", Name);
        foreach (var attribute in given)
        {
            control.MergeAttribute(attribute.Name, attribute.Value?.ToString(), replaceExisting: true);
        }

        if (Described() is { } described)
        {
            control.MergeAttribute("aria-describedby", described);
        }

        if (Wrong.Count > 0)
        {
            control.MergeAttribute("aria-invalid", "true");
        }

        return control;
    }

    private TagBuilder Input()
    {
        var type = Kind is { Length: > 0 } ? Kind : (IsDay ? "date" : "text");
        if (type == "date" && Typed is { Length: > 0 } typed && DayBinderProvider.TryRead(typed, out var day))
        {
            return Empty("input", ("type", type), ("value", Written(day)));
        }

        // What a date field cannot show would be lost: a text field keeps it.
        return Empty("input", ("type", type == "date" && !string.IsNullOrEmpty(Typed) ? "text" : type), ("value", type is "password" or "file" ? null : Typed));
    }

    private bool IsDay => For.Metadata.UnderlyingOrModelType == typeof(DateOnly);

    private TagBuilder Selection()
    {
        var list = Tag("select", "");
        if (!Items!.Any(i => i.Value == (Typed ?? "")))
        {
            list.InnerHtml.AppendHtml(Tag("option", words["field.choose"], ("value", "")));
        }

        foreach (var item in Items!)
        {
            list.InnerHtml.AppendHtml(Tag("option", item.Words, ("value", item.Value), ("selected", item.Value == Typed ? "selected" : null)));
        }

        return list;
    }

    private TagBuilder Choices()
    {
        var all = Tag("div", "", ("class", "choices"));
        foreach (var (item, at) in Items!.Select((item, at) => (item, at)))
        {
            var text = Tag("span", item.Words);
            if (item.Hint is { } hint)
            {
                text.InnerHtml.AppendHtml(Tag("small", hint));
            }

            var choice = Tag("label", "", ("class", "choice"));
            choice.InnerHtml.AppendHtml(Empty(
                "input", ("type", "radio"), ("name", Name), ("value", item.Value), ("id", at == 0 ? Id : null), ("checked", item.Value == Typed ? "checked" : null)));
            choice.InnerHtml.AppendHtml(text);
            all.InnerHtml.AppendHtml(choice);
        }

        return all;
    }

    private TagBuilder Ticked()
    {
        var choice = Tag("label", "", ("class", "choice"));
        var ticked = Typed?.StartsWith("true", StringComparison.OrdinalIgnoreCase) == true;
        choice.InnerHtml.AppendHtml(Empty(
            "input", ("type", "checkbox"), ("name", Name), ("value", "true"), ("id", Id), ("checked", ticked ? "checked" : null), ("aria-describedby", Described())));
        choice.InnerHtml.AppendHtml(Tag("span", Says));
        return choice;
    }

    private static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ when Array.Exists(value.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)) =>
            value.GetType().GetProperty("Value")!.GetValue(value)!.ToString(),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static TagBuilder Empty(string name, params (string Name, string? Value)[] attributes)
    {
        var tag = Tag(name, "", attributes);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    private static TagBuilder Tag(string name, string? text, params (string Name, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes.Where(a => a.Value is not null))
        {
            tag.MergeAttribute(attribute, value);
        }

        tag.InnerHtml.Append(text ?? "");
        return tag;
    }
}
