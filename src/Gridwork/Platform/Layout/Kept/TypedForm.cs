using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Gridwork.Platform.Layout.Kept;

/// <summary>What a person typed into a form that was not taken: their words, without the files that they chose.</summary>
public sealed record TypedForm(IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    /// <summary>Longer ones are not carried on: the page that carries them must itself be sent again.</summary>
    public const int MostLetters = 200_000;

    /// <summary>Null where there is nothing to keep, and where nothing may be kept: a secret, or what another site wrote into the form.</summary>
    public static async Task<TypedForm?> Of(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || IsFromElsewhere(http.Request))
        {
            return null;
        }

        TakeFilesOfPage(http);
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            KeyValuePair<string, string>[] fields = [.. form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
            return Array.Exists(fields, f => IsSecret(f.Key)) || fields.Sum(f => f.Key.Length + f.Value.Length) > MostLetters ? null : new(fields, form.Files.Count > 0);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return null;
        }
    }

    // A form with a password is not carried on: it is short, and a secret has no place in a page.
    private static bool IsSecret(string field) => field.Contains("Password", StringComparison.OrdinalIgnoreCase);

    // Another site's page can send a form here with words of its own. It is not shown filled in with them, one button away from being done.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site is not "same-origin"
            : request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && new HostString(from.Authority) == request.Host);

    // Where the page itself was not reached, its own limits do not hold yet, and a photo would hide the words beside it.
    private static void TakeFilesOfPage(HttpContext http)
    {
        if (http.Features.Get<IFormFeature>() is { Form: null } or null
            && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType == "multipart/form-data"
            && http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is { } most)
        {
            var usual = http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value;
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
            {
                MultipartBodyLengthLimit = most,
                ValueCountLimit = usual.ValueCountLimit,
                KeyLengthLimit = usual.KeyLengthLimit,
                ValueLengthLimit = usual.ValueLengthLimit,
            }));
        }
    }
}
