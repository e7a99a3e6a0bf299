using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Layout.Fields;

/// <summary>Gives data annotations their words: their <c>ErrorMessage</c> is a key, with <c>{0}</c> the field's name.</summary>
internal sealed class FieldWords(IHttpContextAccessor request, WordBook book) : IStringLocalizerFactory, IStringLocalizer
{
    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var words = request.Words(book);
            return words.Has(name)
                ? new LocalizedString(name, words[name, [.. arguments.Select((a, i) => (i.ToString(CultureInfo.InvariantCulture), (object?)a))]])
                : new LocalizedString(name, string.Format(CultureInfo.InvariantCulture, name, arguments), resourceNotFound: true);
        }
    }

    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

/// <summary>The sentences of what cannot be read from a form, and those that an annotation without its own gets.</summary>
internal sealed class FieldSentences(IHttpContextAccessor request, WordBook book) : IPostConfigureOptions<MvcOptions>, IDisplayMetadataProvider, IValidationMetadataProvider
{
    // After everyone's: the annotations must have been read before they get words.
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        options.ModelBinderProviders.Insert(0, new DayBinderProvider());
        options.ModelBinderProviders.Insert(0, new TextBinderProvider());
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, field) => Words["invalid.value", ("value", value), ("field", field)]);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Words["invalid.value", ("value", value), ("field", Words["field.this"])]);
        say.SetValueIsInvalidAccessor(value => Words["invalid.value", ("value", value), ("field", Words["field.this"])]);
        say.SetUnknownValueIsInvalidAccessor(field => Words["invalid.unknown", ("field", field)]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Words["invalid.unknown", ("field", Words["field.this"])]);
        say.SetValueMustBeANumberAccessor(field => Words["invalid.number", ("field", field)]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => Words["invalid.number", ("field", Words["field.this"])]);
        say.SetValueMustNotBeNullAccessor(_ => Words["invalid.required", ("0", Words["field.this"])]);
        say.SetMissingBindRequiredValueAccessor(field => Words["invalid.required", ("0", field)]);
        say.SetMissingKeyOrValueAccessor(() => Words["invalid.required", ("0", Words["field.this"])]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => Words["invalid.required", ("0", Words["field.this"])]);
    }

    private Words Words => request.Words(book);

    /// <summary>A property's name for people is the word <c>field.&lt;use case&gt;.&lt;Property&gt;</c>, or else "this field".</summary>
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key is { MetadataKind: ModelMetadataKind.Property, ContainerType: { } holder, Name: { } name } && context.DisplayMetadata.DisplayName is null)
        {
            var key = Key(holder, name);
            context.DisplayMetadata.DisplayName = () => Words.Has(key) ? Words[key] : Words["field.this"];
        }
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // A few (EmailAddress, Phone) are born with a sentence of the framework's.
            if (rule.ErrorMessageResourceName is null && rule.ErrorMessage?.StartsWith("The ", StringComparison.Ordinal) != false)
            {
                rule.ErrorMessage = rule switch
                {
                    RequiredAttribute => "invalid.required",
                    StringLengthAttribute { MinimumLength: > 0 } => "invalid.length-between",
                    StringLengthAttribute or MaxLengthAttribute => "invalid.length",
                    MinLengthAttribute => "invalid.length-least",
                    RangeAttribute => "invalid.range",
                    EmailAddressAttribute => "invalid.mail",
                    _ => "invalid.other",
                };
            }
        }
    }

    internal static string Key(Type holder, string property) => $"field.{(holder.DeclaringType ?? holder).Name}.{property}";
}
