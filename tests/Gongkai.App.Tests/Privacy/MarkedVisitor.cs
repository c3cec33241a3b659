using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Privacy;

/// <summary>Somebody who opens all that can be reached, and fills in whatever can be filled in with marks.</summary>
internal sealed partial class MarkedVisitor(string who, Marks marks, Func<Task<Visitor>> enter, HashSet<string> posted, List<string> faults) : IDisposable
{
    private const int AlikeOpened = 2, AlikeCases = 8;

    private static readonly string[] Desk = ["/desk", "/admin", "/account"];

    private readonly Dictionary<string, int> opened = [];
    private readonly bool isPublic = who is "公众" or "申请人";
    private readonly HashSet<string> sent = [];
    private Visitor visitor = null!;

    /// <summary>Addresses that were met.</summary>
    public HashSet<string> Met { get; } = [];

    /// <summary>From a few pages to all that hang together with them.</summary>
    public async Task WalkAsync(params string[] from)
    {
        visitor = await enter();
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path))
        {
            var answer = await visitor.OpenAsync(path);
            if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal)
                && !path.StartsWith("/sign-in", StringComparison.Ordinal) && who != "公众")
            {
                visitor.Dispose();
                visitor = await enter();
            }
            answer = await visitor.FollowAsync(answer);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await Visitor.ReadAsync(answer);
            foreach (var link in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(IsOurs))
                if (Met.Add(link) && MayOpen(link)) waiting.Enqueue(link);
            foreach (var form in page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()) await FillAsync(path, page, form);
        }
    }

    /// <summary>Sends fields to an address that no form of theirs need lead to, under a token of the visitor's own.</summary>
    public async Task<HttpStatusCode> SendAsync(string path, PostHandler handler, string place)
    {
        visitor ??= await enter();
        var page = await visitor.ReadAsync("/check");
        using var content =
            new MultipartFormDataContent { { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken" } };
        foreach (var field in handler.Fields)
            if (field.IsFile) content.Add(Paper(place, field.Name, "MZ"), field.Name, marks.For(place, field.Name + ":name") + ".exe");
            else content.Add(new StringContent(marks.For(place, field.Name)), field.Name);
        return (await visitor.PostAsync(handler.Name is null ? path : $"{path}?handler={handler.Name}", content)).StatusCode;
    }

    public async Task<HttpStatusCode> OpenAsync(string path) => (await (visitor ??= await enter()).OpenAsync(path)).StatusCode;

    public void Dispose() => visitor?.Dispose();

    // What is everybody's is looked at by the public.
    private bool IsOurs(string link) =>
        link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal)
            && (isPublic || Desk.Any(start => link.StartsWith(start, StringComparison.Ordinal)));

    private bool MayOpen(string link)
    {
        var alike = Number().Replace(link, "{}");
        opened[alike] = opened.GetValueOrDefault(alike) + 1;
        return opened[alike] <= (alike == "/desk/cases/{}" ? AlikeCases : AlikeOpened);
    }

    private async Task FillAsync(string path, IHtmlDocument page, IHtmlFormElement form)
    {
        foreach (var button in form.QuerySelectorAll("button").DefaultIfEmpty(form))
        {
            if (button.TextContent.Trim() is "退出" or "结束其他全部会话") continue;
            var action = (button.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } to ? to : path;
            if (action.StartsWith('?')) action = path.Split('?')[0] + action;
            var place = Number().Replace(action, "{}");
            // The same form as before, with the same choices to be made.
            if (!sent.Add($"{Number().Replace(path, "{}")} {place} {button.GetAttribute("value")} {button.TextContent.Trim()}")) continue;
            posted.Add(action);
            foreach (var isWhole in (bool[])[false, true])
            {
                using var content = Content(form, place, button, isWhole);
                var answer = await visitor.PostAsync(action, content);
                if (answer.StatusCode == HttpStatusCode.InternalServerError) faults.Add($"{who} {path} {action}");
                await visitor.FollowAsync(answer);
            }
        }
    }

    private HttpContent Content(IHtmlFormElement form, string place, IElement button, bool isWhole)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]").SelectMany(field => Values(field, place, isWhole)).ToList();
        if (button.GetAttribute("name") is { } name) fields.Add((name, button.GetAttribute("value") ?? ""));
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in fields) parts.Add(new StringContent(value), field);
        foreach (var file in form.QuerySelectorAll("input[type=file]"))
            parts.Add(Paper(place, file.GetAttribute("name")!, isWhole ? "%PDF-1.4 " : "MZ "), file.GetAttribute("name")!,
                marks.For(place, file.GetAttribute("name") + ":name") + ".pdf");
        return parts;
    }

    // Whole: as the form wants it, with marks in all that is typed freely. Else: every field is a mark, which most of them cannot be.
    private IEnumerable<(string Name, string Value)> Values(IElement field, string place, bool isWhole)
    {
        var (name, type) = (field.GetAttribute("name")!, field.GetAttribute("type"));
        var mark = marks.For(place, name);
        switch (field)
        {
            case IHtmlInputElement { Type: "hidden" } hidden: return [(name, hidden.Value)];
            case IHtmlInputElement { Type: "file" }: return [];
            case IHtmlInputElement { Type: "radio" } radio:
                return !isWhole || radio.IsChecked
                || (field.Closest("form")!.QuerySelectorAll($"input[name='{name}']").OfType<IHtmlInputElement>() is var all && all.All(one => !one.IsChecked)
                    && all.First() == radio) ? [(name, isWhole ? radio.Value : mark)] : [];
            case IHtmlInputElement { Type: "checkbox" } box: return [(name, isWhole ? box.Value : mark)];
            case IHtmlSelectElement select:
                return [(name,
                isWhole ? select.Value is { Length: > 0 } chosen ? chosen : select.Options.Select(option => option.Value).LastOrDefault() ?? "" : mark)];
            case IHtmlInputElement input when isWhole
                && (type is "date" or "number"
                    || name.EndsWith("On", StringComparison.Ordinal)):
                return [(name,
                        input.Value is { Length: > 0 } there ? there : type == "number" ? "1" : "2026-11-19")];
            case IHtmlInputElement when isWhole && name.EndsWith("Postcode", StringComparison.Ordinal): return [(name, "340500")];
            default: return [(name, mark)];
        }
    }

    private ByteArrayContent Paper(string place, string field, string head)
    {
        var paper = new ByteArrayContent(Encoding.UTF8.GetBytes($"{head} {marks.For(place, field + ":content")}"));
        paper.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return paper;
    }

    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|(?<=[/=])\d+(?=$|[/&?])|(?<=[/=])[0-9a-f]{64}|[0-9A-Z]{4}(-[0-9A-Z]{4}){4}")]
    private static partial Regex Number();
}
