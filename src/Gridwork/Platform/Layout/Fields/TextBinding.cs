using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gridwork.Platform.Layout.Fields;

/// <summary>
/// Text from a form or an address: line ends become one character, and what no database and no paper can hold (control characters,
/// half characters) is refused in words instead of failing later.
/// </summary>
internal sealed class TextBinderProvider : IModelBinderProvider, IModelBinder
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.BindingInfo.BindingSource is not { Id: "Body" or "Header" or "Services" } ? this : null;

    public Task BindModelAsync(ModelBindingContext binding)
    {
        var value = binding.ValueProvider.GetValue(binding.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        binding.ModelState.SetModelValue(binding.ModelName, value);
        var text = value.FirstValue?.ReplaceLineEndings("\n");
        if (text is not null && !IsWritable(text))
        {
            var words = binding.HttpContext.RequestServices.GetRequiredService<Words>();
            binding.ModelState.TryAddModelError(binding.ModelName, words["invalid.control"]);
            return Task.CompletedTask;
        }

        binding.Result = ModelBindingResult.Success(string.IsNullOrWhiteSpace(text) && binding.ModelMetadata.ConvertEmptyStringToNull ? null : text);
        return Task.CompletedTask;
    }

    internal static bool IsWritable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')))
            {
                return false;
            }
        }

        return true;
    }
}
