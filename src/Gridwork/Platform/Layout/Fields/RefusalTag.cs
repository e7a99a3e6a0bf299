using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gridwork.Platform.Layout.Fields;

/// <summary>What is wrong with a form, above it, each line leading to its field; nothing when nothing is wrong.</summary>
[HtmlTargetElement("refusal", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RefusalTag(Words words, LookFiles look) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <summary>Key of what was not done; it may hold <c>{count}</c>.</summary>
    public string Head { get; set; } = "refusal.head";

    // The dictionary holds fields by the alphabet; people read them from the top of the form.
    private List<string> Places => [.. View.ViewData.ModelMetadata.Properties["Form"]?.Properties.Select(p => $"Form.{p.Name}") ?? []];

    // A page that was only opened holds nothing that anyone typed.
    private bool Sent => HttpMethods.IsPost(View.HttpContext.Request.Method) || View.HttpContext.Request.Query.Count > 0;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = View.ModelState.SelectMany(field => field.Value!.Errors, (field, error) => (Field: field.Key, Text: error.ErrorMessage))
            .OrderBy(said => Places.IndexOf(said.Field)).ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "refusal");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "refusal");
        output.Content.AppendHtml("<h2 id=\"refusal\">").AppendHtml(IconTag.Svg(look, "alert-triangle")).Append(words[Head, ("count", wrong.Count)]).AppendHtml("</h2><ul>");
        foreach (var (field, text) in wrong)
        {
            var line = new TagBuilder("li");
            _ = field.Length > 0 ? line.InnerHtml.AppendHtml(Link(field, text)) : line.InnerHtml.Append(text);
            output.Content.AppendHtml(line);
        }

        output.Content.AppendHtml("</ul>");
        if (Sent)
        {
            output.Content.AppendHtml("<p class=\"quiet\">").Append(words["refusal.kept"]).AppendHtml("</p>");
        }
    }

    private static TagBuilder Link(string field, string text)
    {
        var link = new TagBuilder("a");
        link.MergeAttribute("href", $"#{TagBuilder.CreateSanitizedId(field, "_")}");
        link.InnerHtml.Append(text);
        return link;
    }
}
