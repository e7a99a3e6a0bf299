using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;

namespace Gridwork.Tests;

/// <summary>Fills in forms as a person does, so the antiforgery token and the field names are the real ones. Keeps its cookies.</summary>
public sealed class Browser(HttpClient http, PersonId person)
{
    /// <summary>Who is signed in; nobody's is empty.</summary>
    public PersonId Person => person;

    public HttpClient Http => http;

    public Task<HttpResponseMessage> Get(string url) => http.GetAsync(url);

    /// <summary>The page as it came, whatever its status.</summary>
    public async Task<IHtmlDocument> Page(string url) => await Html(await http.GetAsync(url));

    /// <summary>Opens a page, types into its form and sends it.</summary>
    public Task<HttpResponseMessage> Submit(string url, params (string Field, string Value)[] typed) => Submit(url, "main form, form", typed);

    /// <param name="form">A CSS selector of the form, or of the button to press in it.</param>
    public async Task<HttpResponseMessage> Submit(string url, string form, params (string Field, string Value)[] typed)
    {
        return await Submit(await Page(url), form, typed);
    }

    /// <summary>The same on a page that was opened before.</summary>
    public async Task<HttpResponseMessage> Submit(IHtmlDocument page, string form, params (string Field, string Value)[] typed)
    {
        var found = page.QuerySelectorAll(form).FirstOrDefault(e => e is not IHtmlFormElement { Action: var to } || (!to.EndsWith("/sign-out", StringComparison.Ordinal) && e.Closest(".topbar") is null))
            ?? throw new InvalidOperationException($"{page.Url} has no {form}: {page.QuerySelector("main")?.TextContent}");
        var button = found as IHtmlFormElement is { } whole ? whole.QuerySelector<IHtmlElement>("button:not([type=button])") : (IHtmlElement)found;
        var owner = found as IHtmlFormElement ?? found.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"{form} on {page.Url} stands in no form.");
        foreach (var (field, value) in typed)
        {
            Type(owner, field, value);
        }

        return await Send(owner, button);
    }

    /// <summary>Posts without opening the page first: no token, as a forger would.</summary>
    public Task<HttpResponseMessage> Post(string url, params (string Field, string Value)[] fields) =>
        http.PostAsync(url, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))));

    public static async Task<IHtmlDocument> Html(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page
            .Content(text).Header("Content-Type", "text/html; charset=utf-8").Address(response.RequestMessage!.RequestUri!.ToString()));
    }

    private async Task<HttpResponseMessage> Send(IHtmlFormElement form, IHtmlElement? button)
    {
        var sent = (button is null ? form.GetSubmission() : form.GetSubmission(button)) ?? throw new InvalidOperationException("The form cannot be sent.");
        var address = sent.Target.Href;
        if (sent.Method is AngleSharp.Io.HttpMethod.Get)
        {
            return await http.GetAsync(address);
        }

        var body = new StreamContent(sent.Body);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.MimeType ?? "application/x-www-form-urlencoded");
        return await http.PostAsync(address, body);
    }

    private static void Type(IHtmlFormElement form, string field, string value)
    {
        var named = form.Elements.Where(e => e.GetAttribute("name") == field).ToList();
        switch (named)
        {
            case [IHtmlInputElement { Type: "radio" }, ..]:
                var choice = named.OfType<IHtmlInputElement>().FirstOrDefault(r => r.Value == value)
                    ?? throw new InvalidOperationException($"{field} offers no {value}.");
                choice.IsChecked = true;
                break;
            case [IHtmlInputElement { Type: "checkbox" }, _, ..]:
                var line = named.OfType<IHtmlInputElement>().FirstOrDefault(b => b.Value == value)
                    ?? throw new InvalidOperationException($"{field} offers no {value}.");
                line.IsChecked = true;
                break;
            case [IHtmlInputElement { Type: "checkbox" } box, ..]:
                box.IsChecked = value is not ("" or "false");
                break;
            case [IHtmlInputElement input, ..]:
                input.Value = value;
                break;
            case [IHtmlTextAreaElement area, ..]:
                area.Value = value;
                break;
            case [IHtmlSelectElement select, ..]:
                var option = select.Options.FirstOrDefault(o => o.Value == value) ?? throw new InvalidOperationException($"{field} offers no {value}.");
                option.IsSelected = true;
                break;
            default:
                throw new InvalidOperationException($"The form has no field {field}; it has {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Distinct(StringComparer.Ordinal))}.");
        }
    }
}
