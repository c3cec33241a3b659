using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Privacy;

/// <summary>A field that a handler takes, by the name under which it is sent.</summary>
internal sealed record TakenField(string Name, bool IsFile);

/// <summary>A way to send something to a page: its handler, and all that is bound.</summary>
internal sealed record PostHandler(string? Name, ImmutableArray<TakenField> Fields);

/// <summary>A page as the platform knows it, not as it is drawn: its route, its handlers, and every field that they bind.</summary>
internal sealed partial class PageForms
{
    private const int Deepest = 4;

    private readonly Regex address;

    private PageForms(RouteEndpoint route, CompiledPageActionDescriptor page)
    {
        Route = route;
        Name = page.ViewEnginePath;
        Pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
        address = new("^" + Part().Replace(Pattern, "[^/]+") + "$", RegexOptions.IgnoreCase);
        var bound = page.BoundProperties.Select(property => (Name: property.BindingInfo?.BinderModelName ?? property.Name, Type: property.ParameterType))
            .ToList();
        Queries = [.. bound.Concat(page.HandlerMethods.SelectMany(method => method.Parameters)
            .Select(parameter => (Name: parameter.BindingInfo?.BinderModelName ?? parameter.Name, Type: parameter.ParameterType)))
            .SelectMany(one => Flatten(one.Type, one.Name, 0)).Where(field => !field.IsFile).DistinctBy(field => field.Name)];
        Posts = [.. page.HandlerMethods.Where(method => HttpMethods.IsPost(method.HttpMethod)).Select(method => new PostHandler(method.Name,
            [.. bound.Concat(
                method.Parameters.Select(parameter => (Name: parameter.BindingInfo?.BinderModelName ?? parameter.Name, Type: parameter.ParameterType)))
                .SelectMany(one => Flatten(one.Type, one.Name, 0)).DistinctBy(field => field.Name)]))];
    }

    public RouteEndpoint Route { get; }

    public string Name { get; }

    public string Pattern { get; }

    public ImmutableArray<TakenField> Queries { get; }

    public ImmutableArray<PostHandler> Posts { get; }

    /// <summary>Every page of a site.</summary>
    public static async Task<ImmutableArray<PageForms>> OfAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var pages = ImmutableArray.CreateBuilder<PageForms>();
        foreach (var route in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                pages.Add(new(route, await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
        return pages.ToImmutable();
    }

    public bool IsAt(string path) => address.IsMatch(path.Split('?')[0]);

    /// <summary>An address of the page, with the same for every part.</summary>
    public string Fill(string part) => Part().Replace(Pattern, _ => part);

    private static IEnumerable<TakenField> Flatten(Type declared, string name, int depth)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(CancellationToken)) return [];
        if (type == typeof(IFormFile) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type)) return [new(name, true)];
        if (IsPlain(type)) return [new(name, false)];
        if (depth == Deepest) return [];
        if (typeof(IDictionary).IsAssignableFrom(type)) return [new($"{name}[0].Key", false), new($"{name}[0].Value", false)];
        if (type.IsArray || typeof(IEnumerable).IsAssignableFrom(type))
            return (type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0]) is var item && IsPlain(item)
                ? [new(name, false)] : Flatten(item, $"{name}[0]", depth + 1);
        return type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .SelectMany(property => Flatten(property.PropertyType, $"{name}.{property.Name}", depth + 1));
    }

    private static bool IsPlain(Type type) =>
        type == typeof(string) || type.IsPrimitive || type.IsEnum
            || TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type).CanConvertFrom(typeof(string))
        || type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IParsable<>));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();
}
