using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Gongkai.Assessment;
using Gongkai.Casework;
using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Features.Filing;
using Gongkai.Features.Interaction;
using Gongkai.Features.Orders;
using Gongkai.Features.Publishing;
using Gongkai.Features.Websites;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Interaction;
using Gongkai.Orders;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Gongkai.Websites;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;

namespace Gongkai.Tests.Web;

/// <summary>Addresses: each stands once, in a class of routes, and leads to a page that is there.</summary>
public sealed class RouteTests
{
    private static readonly Guid Id = new("01890000-0000-7000-8000-000000000001");

    /// <summary>Addresses that no page answers, and what does.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        [WebRoutes.ProviderBack] = "signing in through the provider ends here, before any route is looked for",
    };

    /// <summary>Queries that a page reads without binding them.</summary>
    private static readonly HashSet<string> ReadByHand =
    [
        "/desk/register?agency", "/desk/year/{year:int}/{cell}?agency", "/sign-in?fault", "/appearance?text", "/appearance?contrast", "/appearance?back",
            "/sign-in/provider?back",
    ];

    /// <summary>What looks like an address and is none.</summary>
    private static readonly Dictionary<string, string> NoAddresses = new()
    {
        ["src/Gongkai.App/Web/Stylesheet.cs"] = "the stylesheet's address changes with its content and is known to it alone",
        ["src/Gongkai.App/Features/Casework/Reviews/ReviewJournal.cs"] = "the occasion of a notice, by which it is sent once",
        ["src/Gongkai.App/Features/Demonstration/DemonstrationHead.cs"] = "the names of the files that the program carries along",
        ["src/Gongkai.App/Features/Portal/Export/SiteExport.cs"] = "looks for links to files in pages that it made",
        ["src/Gongkai.App/Features/Portal/PortalFeeds.cs"] = "the names of the formats",
        ["src/Gongkai.App/Features/Media/Sending/WeChatCalls.cs"] = "the calls of WeChat's interface",
    };

    [Fact]
    public async Task Every_address_leads_to_a_page_that_takes_its_queries_and_every_page_has_one()
    {
        await using var site = await SiteAsync();
        var reached = new HashSet<string>();
        foreach (var (name, address) in Addresses().Where(one => !Elsewhere.ContainsKey(one.Address)))
        {
            var found = await site.AtAsync(address);
            Assert.True(found is not null, $"{name}: nothing is at {address}");
            reached.Add(found.RoutePattern.RawText!);
            var page = found.Metadata.GetMetadata<CompiledPageActionDescriptor>();
            foreach (var (key, value) in QueryHelpers.ParseQuery(new Uri(site.Address, address).Query))
                Assert.True(key == "handler"
                    ? page!.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod) && handler.Name == value)
                    : IsTaken(page, found.RoutePattern.RawText!, key), $"{name}: {address} has nobody who reads {key}");
        }
        Assert.Equal([],
            site.Routes.Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(route => route.RoutePattern.RawText!).Except(reached));
    }

    [Fact]
    public void No_two_routes_are_one_address()
    {
        // The steps' own routes name what the table of steps has.
        var twice = Addresses().Where(one => one.Name != $"{nameof(CaseRoutes)}.{nameof(CaseRoutes.Step)}").GroupBy(one => one.Address)
            .Where(same => same.Select(one => one.Name).Distinct().Count() > 1);
        Assert.Equal([], twice.Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Name))}"));
    }

    [Fact]
    public async Task No_address_is_typed_anywhere_else()
    {
        await using var site = await SiteAsync();
        var segments = string.Join('|',
            site.Routes.SelectMany(route => route.RoutePattern.PathSegments).Where(segment => segment.IsSimple).Select(segment => segment.Parts[0])
            .OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart>().Select(part => Regex.Escape(part.Content)).Distinct());
        var typed = new Regex($$"""("~?/[a-z])|([\w)}]/({{segments}})(?=["/?#@{]))""");
        string[] found = [.. from path in Repository.Sources("src/Gongkai.App")
                    where !path.EndsWith("Routes.cs", StringComparison.Ordinal) && !NoAddresses.ContainsKey(path)
                    from line in File.ReadLines(Repository.At(path)).Index()
                    where !line.Item.StartsWith("@page", StringComparison.Ordinal) && !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
                        && typed.IsMatch(line.Item)
                    select $"{path}:{line.Index + 1}: {line.Item.Trim()}"];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    /// <summary>Every address of every class of routes, with something in each of its parts.</summary>
    private static IEnumerable<(string Name, string Address)> Addresses() =>
        from type in typeof(Site).Assembly.GetTypes()
        where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Routes", StringComparison.Ordinal)
        from address in type.GetFields().Where(field => field.IsLiteral).Select(field => (field.Name, Address: (string)field.GetRawConstantValue()!))
            .Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsGenericMethod)
                .SelectMany(method => Calls(method).Select(given => (method.Name, Address: (string)method.Invoke(null, given)!))))
        select ($"{type.Name}.{address.Name}", string.Format(CultureInfo.InvariantCulture, address.Address, 404));

    private static IEnumerable<object?[]> Calls(MethodInfo method) =>
        method.GetParameters().Aggregate<ParameterInfo, IEnumerable<object?[]>>([[]], (calls, parameter) =>
        from call in calls
        from value in Values(parameter)
        select (object?[])[.. call, value]);

    private static IEnumerable<object?> Values(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.HasDefaultValue) yield return parameter.DefaultValue;
        if (type == typeof(Type)) foreach (var step in CaseSteps.Workflow.Steps.Where(step => step.Path is not null)) yield return step.Event;
        else if (parameter.Name == "path") foreach (var path in Paths(parameter.Member.DeclaringType!)) yield return path;
        else yield return type == typeof(string)
            ? "a1" : type == typeof(bool)
                ? true : type == typeof(int)
                ? 2026 : type == typeof(Guid)
                    ? Id : type == typeof(LetterType)
                        ? LetterType.All[0]
                        : type == typeof(FormCell)
                            ? ReportForm.Of(ReportFormGeneration.B).Requests is var table ? new FormCell(table, table.Rows[0], table.Columns[0]) : null
            : type.IsEnum ? Enum.GetValues(type).GetValue(0) : Activator.CreateInstance(type, Id);
    }

    // The forms of steps, by the routes of the matter.
    private static IEnumerable<string> Paths(Type routes) =>
        (routes == typeof(ReviewRoutes) ? ReviewSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(PublishingRoutes) ? ItemSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(SurveyRoutes) ? SurveySteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(WebsiteFormRoutes) ? WebsiteFormSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(AssessmentRoutes) ? AssessmentSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(OrderRoutes) ? OrderSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(FilingRoutes) ? FilingSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(YearEndRoutes) ? YearReportSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(MessageRoutes) ? MessageSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(OpinionRoutes) ? OpinionSteps.Workflow.Steps.Select(step => step.Path)
            : routes == typeof(ComplaintRoutes) ? ComplaintSteps.Workflow.Steps.Select(step => step.Path)
            : InquirySteps.Workflow.Steps.Select(step => step.Path)).OfType<string>();

    private static bool IsTaken(CompiledPageActionDescriptor? page, string route, string key) => ReadByHand.Contains($"/{route.TrimStart('/')}?{key}")
        || page is not null && page.BoundProperties.Select(property => property.BindingInfo?.BinderModelName ?? property.Name)
            .Concat(page.HandlerMethods.Where(handler => HttpMethods.IsGet(handler.HttpMethod)).SelectMany(handler => handler.Parameters)
                .Select(parameter => parameter.BindingInfo?.BinderModelName ?? parameter.Name))
            .Contains(key.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    private static Task<RunningSite> SiteAsync() => RunningSite.StartAsync(options => options with
    {
        Settings = new ConfigurationBuilder().AddInMemoryCollection([new("Provider:Authority", "https://id.example"), new("Provider:ClientId", "gongkai"),
            new("Provider:ClientSecret", "secret")]).Build(),
    });
}
