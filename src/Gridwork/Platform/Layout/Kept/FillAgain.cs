using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Gridwork.Platform.Layout.Kept;

/// <summary>A page that is opened in answer to a form (<see cref="ShowAgain"/>) gets what was typed, after its own opening filled in what it offers.</summary>
internal sealed class FillAgain(IModelBinderFactory binders, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (context.HttpContext.Features.Get<ShowAgain>() is not { } again || !HttpMethods.IsGet(context.HttpContext.Request.Method) || done.Result is not PageResult)
        {
            return;
        }

        if (again.At is null)
        {
            await Fill(context, again.Typed);
        }

        (again.Shown, context.HttpContext.Response.StatusCode) = (true, again.Status);
    }

    private async Task Fill(PageHandlerExecutingContext context, TypedForm typed)
    {
        var fields = new Fields(typed);
        foreach (var name in context.ActionDescriptor.BoundProperties.Where(p => p.BindingInfo is not null).Select(p => p.Name))
        {
            var of = metadata.GetMetadataForProperty(context.HandlerInstance.GetType(), name);
            var binding = DefaultModelBindingContext.CreateBindingContext(context, fields, of, bindingInfo: null, name);
            binding.Model = of.PropertyGetter!(context.HandlerInstance);
            await binders.CreateBinder(new() { Metadata = of, CacheToken = (typeof(FillAgain), of) }).BindModelAsync(binding);
            if (binding.Result is { IsModelSet: true, Model: var model })
            {
                of.PropertySetter!(context.HandlerInstance, model);
            }
        }
    }

    private sealed class Fields(TypedForm typed) : IValueProvider
    {
        private readonly ILookup<string, string> fields = typed.Fields.ToLookup(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase);

        public bool ContainsPrefix(string prefix) =>
            fields.Any(f => f.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (f.Key.Length == prefix.Length || f.Key[prefix.Length] is '.' or '['));

        public ValueProviderResult GetValue(string key) =>
            fields.Contains(key) ? new(new StringValues([.. fields[key]]), CultureInfo.InvariantCulture) : ValueProviderResult.None;
    }
}
