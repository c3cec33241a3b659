using Gongkai.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web;

/// <summary>
/// The edge at which text comes in: whatever is sent, in an address, a form or as the name of a file, is without signs that are not seen before any page
/// looks at it.
/// </summary>
internal static class VisibleForms
{
    public static void UseVisibleForms(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        if (request.QueryString.HasValue && request.Query.Any(entry => !IsClean(entry.Value)))
            request.Query = new QueryCollection(request.Query.ToDictionary(entry => entry.Key, entry => Clean(entry.Value)));
        if (request.HasFormContentType)
            context.Features.Set<IFormFeature>(
                new VisibleForm(new FormFeature(request, context.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value)));
        return next(context);
    });

    private static bool IsClean(StringValues values)
    {
        foreach (var value in values)
            if (value is not null && !ReferenceEquals(VisibleText.Of(value), value)) return false;
        return true;
    }

    private static StringValues Clean(StringValues values) => new([.. values.Select(value => value is null ? null : VisibleText.Of(value))]);

    private sealed class VisibleForm(FormFeature sent) : IFormFeature
    {
        private IFormCollection? form;

        public bool HasFormContentType => sent.HasFormContentType;

        public IFormCollection? Form { get => form; set => form = value; }

        public IFormCollection ReadForm() => form ??= Clean(sent.ReadForm());

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => form ??= Clean(await sent.ReadFormAsync(cancellationToken));

        private static IFormCollection Clean(IFormCollection read)
        {
            if (read.Files.Count == 0 && read.All(entry => IsClean(entry.Value))) return read;
            var files = new FormFileCollection();
            files.AddRange(read.Files.Select(file => new NamedFile(file)));
            return new FormCollection(read.ToDictionary(entry => entry.Key, entry => VisibleForms.Clean(entry.Value)), files);
        }
    }

    private sealed class NamedFile(IFormFile sent) : IFormFile
    {
        public string FileName { get; } = VisibleText.OnOneLine(sent.FileName);

        public string ContentType => sent.ContentType;

        public string ContentDisposition => sent.ContentDisposition;

        public IHeaderDictionary Headers => sent.Headers;

        public long Length => sent.Length;

        public string Name => sent.Name;

        public void CopyTo(Stream target) => sent.CopyTo(target);

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => sent.CopyToAsync(target, cancellationToken);

        public Stream OpenReadStream() => sent.OpenReadStream();
    }
}
