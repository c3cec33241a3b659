using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Web;

/// <summary>A page as it was drawn, with what was sent put back into its form, and a word on what could not be.</summary>
internal static class FilledPage
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Fills the form that was sent; where the page has it no longer, says what was typed.</summary>
    public static byte[] Fill(byte[] drawn, string path, ReturnedForm sent)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(drawn));
        var form = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().Where(form => Leads(form, path, sent))
            .MaxBy(form => Likeness(form, sent));
        var left = sent.Fields.Where(field => field.Value.Trim().Length > 0).ToList();
        if (form is not null)
        {
            left = Fill(form, sent);
            for (var around = form.ParentElement; around is not null; around = around.ParentElement)
                if (around is IHtmlDetailsElement details) details.IsOpen = true;
        }
        var notice = Notice(page, form is not null, left, sent);
        if (form is not null) form.Parent!.InsertBefore(notice, form);
        else page.QuerySelector("main h1")?.After(notice);
        return Encoding.UTF8.GetBytes(page.ToHtml());
    }

    private static bool Leads(IHtmlFormElement form, string path, ReturnedForm sent) =>
        form.QuerySelectorAll("[formaction]").Select(button => button.GetAttribute("formaction")).Append(form.GetAttribute("action")).Any(action =>
            (action?.Split('?')[0] is not { Length: > 0 } to || to == path)
                && string.Equals(HandlerOf(action), sent.Handler, StringComparison.OrdinalIgnoreCase));

    private static string? HandlerOf(string? action) =>
        action?.Split('?') is [_, var query] && Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).TryGetValue("handler", out var handler)
            ? (string?)handler : null;

    // Of forms that are alike, as in the lines of a table, it is the one whose hidden fields say the same.
    private static int Likeness(IHtmlFormElement form, ReturnedForm sent) => sent.Fields.Sum(field =>
        form.QuerySelector($"[name='{field.Name.Replace("'", "\\'", StringComparison.Ordinal)}']") is not { } there
            ? 0 : there is IHtmlInputElement { Type: "hidden" } hidden && hidden.Value == field.Value ? 10 : 1);

    private static List<ReturnedField> Fill(IHtmlFormElement form, ReturnedForm sent)
    {
        var waiting = sent.Fields.GroupBy(field => field.Name).ToDictionary(group => group.Key, group => group.Select(field => field.Value).ToList());
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var values = waiting.GetValueOrDefault(field.GetAttribute("name")!);
            switch (field)
            {
                case IHtmlInputElement { Type: "file" or "password" or "submit" or "button" } or IHtmlInputElement { Name: Token }: break;
                case IHtmlInputElement { Type: "radio" or "checkbox" } tick:
                    tick.IsDefaultChecked = values?.Remove(tick.Value) == true;
                    break;
                case IHtmlInputElement input when values is [var value, ..]:
                    input.SetAttribute("value", value);
                    values.RemoveAt(0);
                    break;
                case IHtmlTextAreaElement area when values is [var value, ..]:
                    area.TextContent = value;
                    values.RemoveAt(0);
                    break;
                case IHtmlSelectElement select when values is not null && select.Options.Any(option => values.Contains(option.Value)):
                    foreach (var option in select.Options) option.ToggleAttribute("selected", values.Remove(option.Value));
                    break;
            }
        }
        foreach (var button in form.QuerySelectorAll("button[name]")) waiting.Remove(button.GetAttribute("name")!);
        return [.. waiting.SelectMany(one => one.Value.Where(value => value.Trim().Length > 0).Select(value => new ReturnedField(one.Key, value)))];
    }

    private static IElement Notice(IDocument page, bool isPutBack, List<ReturnedField> left, ReturnedForm sent)
    {
        var notice = page.CreateElement("div");
        (notice.ClassName, notice.Id) = ("notice is-warning", "returned");
        notice.SetAttribute("role", "status");
        Add(notice, "h2", "您填写的内容还没有提交");
        Add(notice, "p", isPutBack ? "提交时登录已经过期。填写的内容已经放回表单，请检查后再提交一次。" : "提交时登录已经过期，这一页现在没有那张表单了。填写的内容在下面，只显示这一次。");
        if (sent.Files.Length > 0) Add(notice, "p", $"文件没有保留，请重新选择：{string.Join("、", sent.Files)}");
        if (left.Count == 0) return notice;
        if (isPutBack) Add(notice, "p", "下面的内容在表单里没有对应的栏目：");
        var list = notice.AppendChild(page.CreateElement("ul"));
        foreach (var field in left) Add((IElement)list, "li", field.Value).ClassName = "typed";
        return notice;
    }

    private static IElement Add(IElement to, string tag, string text)
    {
        var element = to.Owner!.CreateElement(tag);
        element.TextContent = text;
        to.AppendChild(element);
        return element;
    }
}
