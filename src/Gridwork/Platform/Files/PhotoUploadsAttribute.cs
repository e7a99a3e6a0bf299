using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gridwork.Platform.Files;

/// <summary>
/// A page that photos are sent to. It reads as much as nine of the largest, so that it can say itself which were too many; each goes to
/// the disk as it comes. Only for forms with files: any other body is held to the usual limit.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PhotoUploadsAttribute : Attribute, IFilterFactory, IOrderedFilter, IRequestSizeLimitMetadata
{
    private const int Kilobyte = 1024;
    private const long Most = 100L * Kilobyte * Kilobyte;

    private readonly RequestFormLimitsAttribute limits = new()
    {
        MultipartBodyLengthLimit = Most,
        ValueCountLimit = 500,
        KeyLengthLimit = 200,
        ValueLengthLimit = Kilobyte * Kilobyte,
    };

    public int Order => limits.Order;

    public bool IsReusable => true;

    public long? MaxRequestBodySize => Most;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => limits.CreateInstance(serviceProvider);
}
