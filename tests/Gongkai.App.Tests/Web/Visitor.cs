using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Tests.Web;

/// <summary>Somebody with a browser that keeps cookies and runs no script.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    /// <summary>A visitor of the site; <paramref name="from"/>: the address that a reverse proxy says he comes from.</summary>
    public Visitor(Uri address, string? from = null)
    {
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = cookies }) { BaseAddress = address };
        if (from is not null) http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
    }

    /// <summary>A cookie that the browser carries; null when it carries none.</summary>
    public string? CookieOf(string name) => cookies.GetCookies(http.BaseAddress!)[name]?.Value;

    /// <summary>Puts a cookie of one's own making into the browser.</summary>
    public void Carry(string name, string value) => cookies.Add(http.BaseAddress!, new Cookie(name, value));

    /// <summary>Opens a page as it answers, redirects not followed.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path) =>
        await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    /// <summary>Opens a page, follows where it leads, and reads it.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path) => await ReadAsync(await FollowAsync(await OpenAsync(path)));

    /// <summary>Reads an answer.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Follows redirects.</summary>
    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        while (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently or HttpStatusCode.SeeOther)
            answer = await OpenAsync(answer.Headers.Location!.OriginalString);
        return answer;
    }

    /// <summary>
    /// Fills in the page's form that has a button of that text and sends it, as a browser would: hidden fields and values already there included.
    /// </summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string button, params (string Name, string Value)[] typed)
    {
        var page = await ReadAsync(path);
        return await SendAsync(page, path, button, typed);
    }

    /// <summary>The same for a page already read.</summary>
    public async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string path, string button, params (string Name, string Value)[] typed)
    {
        var pressed = page.QuerySelectorAll("form button").FirstOrDefault(element => element.TextContent.Trim() == button)
            ?? throw new InvalidOperationException($"no button {button} on {path}: {page.QuerySelector("main")?.TextContent}");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = Already(form).Where(field => typed.All(own => own.Name != field.Name)).Concat(typed).ToList();
        if (pressed.GetAttribute("name") is { } name) fields.Add((name, pressed.GetAttribute("value") ?? ""));
        using var content = Content(form, fields);
        var action = (pressed.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } to ? to : path;
        if (action.StartsWith('?')) action = path.Split('?')[0] + action;
        return await http.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks by a method of one's own choice, with nothing to say.</summary>
    public async Task<HttpResponseMessage> AskAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.RelativeOrAbsolute));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends what no form of the site would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        await http.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content, TestContext.Current.CancellationToken);

    private static HttpContent Content(IHtmlFormElement form, List<(string Name, string Value)> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var parts = new MultipartFormDataContent();
        var files = form.QuerySelectorAll("input[type=file]").Select(input => input.GetAttribute("name")).ToHashSet();
        foreach (var (name, value) in fields)
            // A file field is filled in with the path of a file.
            if (files.Contains(name)) { if (value.Length > 0) parts.Add(new ByteArrayContent(File.ReadAllBytes(value)), name, Path.GetFileName(value)); }
            else parts.Add(new StringContent(value), name);
        return parts;
    }

    private static IEnumerable<(string Name, string Value)> Already(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
            switch (field)
            {
                case IHtmlInputElement { Type: "file" }: break;
                case IHtmlInputElement { Type: "radio" or "checkbox" } tick: if (tick.IsChecked) yield return (tick.Name!, tick.Value); break;
                case IHtmlInputElement input: yield return (input.Name!, input.Value); break;
                case IHtmlTextAreaElement area: yield return (area.Name!, area.Value); break;
                case IHtmlSelectElement select: yield return (select.Name!, select.Value ?? ""); break;
            }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends the form of a step, and demands that it is taken.</summary>
    /// <param name="form">Where the form is.</param>
    /// <param name="at">Where the matter is, to which it leads back.</param>
    /// <param name="button">What is pressed.</param>
    /// <param name="typed">What is typed.</param>
    public async Task TakeAsync(string form, string at, string button, params (string, string)[] typed)
    {
        var sent = await SendAsync(form, button, typed);
        if (sent.Headers.Location?.OriginalString == at) return;
        Assert.Fail($"{form} {button}: {sent.StatusCode} {(await ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }
}
