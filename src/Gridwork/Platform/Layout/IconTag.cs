using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gridwork.Platform.Layout;

/// <summary>
/// <c>&lt;icon name="clock" small /&gt;</c>: a shape of <c>icons.svg</c>, from one file that the browser keeps. It is never the
/// only bearer of a meaning: the word stands beside it.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag(LookFiles look) : TagHelper
{
    public string Name { get; set; } = "";

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.Content.SetHtmlContent(Svg(look, Name, Small));
    }

    internal static string Svg(LookFiles look, string name, bool small = false) =>
        $"<svg class=\"icon{(small ? " small" : "")}\" aria-hidden=\"true\"><use href=\"{look.Icons}#i-{name}\"/></svg>";
}
