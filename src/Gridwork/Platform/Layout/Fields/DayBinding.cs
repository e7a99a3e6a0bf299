using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gridwork.Platform.Layout.Fields;

/// <summary>Reads a day as people write it: 2026-02-26, 2026/2/26, 20260226, with the words for year, month and day, in full-width figures.</summary>
internal sealed class DayBinderProvider : IModelBinderProvider, IModelBinder
{
    // The words for year, month and day, and what stands between figures.
    private static readonly char[] Between = ['\u5E74', '\u6708', '\u65E5', '/', '.', '-'];

    private static readonly string[] Written = ["yyyy-M-d", "yyyyMMdd"];

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext binding)
    {
        var value = binding.ValueProvider.GetValue(binding.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        binding.ModelState.SetModelValue(binding.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            Leave(binding, value.FirstValue);
        }
        else if (TryRead(value.FirstValue, out var day))
        {
            binding.Result = ModelBindingResult.Success(day);
        }
        else
        {
            var words = binding.HttpContext.RequestServices.GetRequiredService<Words>();
            binding.ModelState.TryAddModelError(binding.ModelName, words["invalid.day", ("value", value.FirstValue)]);
        }

        return Task.CompletedTask;
    }

    private static void Leave(ModelBindingContext binding, string? blank)
    {
        if (binding.ModelMetadata.IsReferenceOrNullableType)
        {
            binding.Result = ModelBindingResult.Success(null);
        }
        else
        {
            binding.ModelState.TryAddModelError(binding.ModelName, binding.ModelMetadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(blank ?? ""));
        }
    }

    internal static bool TryRead(string text, out DateOnly day)
    {
        var plain = string.Join('-', text.Normalize(NormalizationForm.FormKC).Trim()
            .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return DateOnly.TryParseExact(plain, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year >= 1900;
    }
}
