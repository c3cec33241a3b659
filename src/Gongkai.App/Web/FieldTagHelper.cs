using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web;

/// <summary>
/// A labelled field with its hint, its fault in place and what was typed: <c>&lt;field for="Command.Name" hint="与身份证一致" /&gt;</c>.
/// The label is the property's display name. Attributes that are not the field's own go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The bound property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The label where it is not the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>One sentence that helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>
    /// text (default), number, date, tel, email, password, textarea, select, radio, checkbox, checkboxes, file;
    /// dates and yes-or-no are known by the property's type.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>What a select, radio or checkboxes field offers.</summary>
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>Whether the field may be left empty; by default what the property's type and attributes say.</summary>
    public bool? Optional { get; set; }

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private ModelStateEntry? Entry => ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    private string Kind => Type ?? (Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType) switch
    {
        var type when type == typeof(DateOnly) => "date",
        var type when type == typeof(bool) => "checkbox",
        var type when type == typeof(int) || type == typeof(long) => "number",
        _ => "text",
    };

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        FaultList.Place(ViewContext.HttpContext, Name);
        var inner = await output.GetChildContentAsync();
        var passed = output.Attributes.Where(attribute => attribute.Name != "class").ToList();
        var kind = Kind;
        var grouped = kind is "radio" or "checkboxes";
        var fault = Entry?.Errors.FirstOrDefault()?.ErrorMessage;
        output.Attributes.Clear();
        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", fault is null ? "field" : "field is-faulty");
        if (grouped && Describes(fault) is { } described) output.Attributes.SetAttribute("aria-describedby", described);
        var content = output.Content;
        content.Clear();
        if (kind != "checkbox") content.AppendHtml(Caption(grouped ? "legend" : "label", kind));
        if (Hint is not null) content.AppendHtml(Text("p", "hint", Hint, $"{Id}-hint"));
        if (!inner.IsEmptyOrWhiteSpace) content.AppendHtml(inner);
        if (fault is not null) content.AppendHtml(Fault(fault));
        content.AppendHtml(Control(kind, fault, passed));
    }

    private TagBuilder Caption(string tag, string kind)
    {
        var caption = new TagBuilder(tag);
        if (tag == "label") caption.Attributes["for"] = Id;
        caption.InnerHtml.Append(Label ?? For.Metadata.GetDisplayName());
        if (IsOptional && kind != "checkboxes") caption.InnerHtml.AppendHtml("<span class=\"optional\">（选填）</span>");
        return caption;
    }

    private bool IsOptional => Optional ?? !For.Metadata.IsRequired;

    private string? Describes(string? fault) => (Hint, fault) switch
    {
        (null, null) => null,
        (not null, null) => $"{Id}-hint",
        (null, not null) => $"{Id}-fault",
        _ => $"{Id}-hint {Id}-fault",
    };

    private TagBuilder Fault(string fault)
    {
        var line = new TagBuilder("p");
        line.AddCssClass("fault");
        line.Attributes["id"] = $"{Id}-fault";
        line.InnerHtml.AppendHtml("<span class=\"aside\">有误：</span>").Append(fault);
        return line;
    }

    private IHtmlContent Control(string kind, string? fault, List<TagHelperAttribute> passed) => kind switch
    {
        "textarea" => Dress(TextArea(), fault, passed),
        "select" => Dress(Select(), fault, passed),
        "radio" => Group("radio", passed),
        "checkboxes" => Group("checkbox", passed),
        "checkbox" => Ticked(fault, passed),
        _ => Dress(Input(kind, fault), fault, passed),
    };

    private TagBuilder Input(string kind, string? fault)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        var value = kind is "password" or "file" ? null : Value;
        // A browser would drop what is no date; the person should see what was typed.
        var shown = kind == "date" && fault is not null && !DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? "text" : kind;
        input.Attributes["type"] = shown == "number" ? "text" : shown;
        if (shown == "number") input.Attributes["inputmode"] = "numeric";
        if (value is not null) input.Attributes["value"] = value;
        if (kind is "date" or "number") input.AddCssClass("short");
        return input;
    }

    private TagBuilder TextArea()
    {
        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // The first line break after the tag is not the text's.
        area.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        return area;
    }

    private TagBuilder Select()
    {
        var select = new TagBuilder("select");
        foreach (var choice in Options)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            if (choice.Value == (Value ?? "")) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(choice.Text);
            select.InnerHtml.AppendHtml(option);
        }
        return select;
    }

    private TagBuilder Dress(TagBuilder control, string? fault, List<TagHelperAttribute> passed)
    {
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        if (!IsOptional) control.Attributes["aria-required"] = "true";
        if (fault is not null) control.Attributes["aria-invalid"] = "true";
        if (Describes(fault) is { } described) control.Attributes["aria-describedby"] = described;
        Pass(control, passed);
        return control;
    }

    private static void Pass(TagBuilder control, List<TagHelperAttribute> passed)
    {
        foreach (var attribute in passed)
            control.Attributes[attribute.Name] = attribute.Value is IHtmlContent html ? html.Plain() : attribute.Value?.ToString();
    }

    private HtmlContentBuilder Group(string type, List<TagHelperAttribute> passed)
    {
        var chosen = Values.ToHashSet();
        var group = new HtmlContentBuilder();
        foreach (var (choice, i) in Options.Select((choice, i) => (choice, i)))
            group.AppendHtml(Tick(type, i == 0 ? Id : $"{Id}-{i + 1}", choice, chosen.Contains(choice.Value), passed));
        return group;
    }

    private TagBuilder Ticked(string? fault, List<TagHelperAttribute> passed)
    {
        var line = Tick("checkbox", Id, new("true", Label ?? For.Metadata.GetDisplayName()), Value is "true" or "True", passed, out var input);
        if (fault is not null) input.Attributes["aria-invalid"] = "true";
        if (Describes(fault) is { } described) input.Attributes["aria-describedby"] = described;
        return line;
    }

    private TagBuilder Tick(string type, string id, Choice choice, bool isChosen,
        List<TagHelperAttribute> passed) => Tick(type, id, choice, isChosen, passed, out _);

    private TagBuilder Tick(string type, string id, Choice choice, bool isChosen, List<TagHelperAttribute> passed, out TagBuilder input)
    {
        input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (name, value) in ((string, string)[])[("type", type), ("id", id), ("name", Name), ("value", choice.Value)]) input.Attributes[name] = value;
        if (isChosen) input.Attributes["checked"] = "checked";
        Pass(input, passed);
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(choice.Text);
        var line = new TagBuilder("div");
        line.AddCssClass("tick");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (choice.Hint is not null) line.InnerHtml.AppendHtml(Text("p", "hint", choice.Hint, $"{id}-about"));
        if (choice.Hint is not null) input.Attributes["aria-describedby"] = $"{id}-about";
        return line;
    }

    private static TagBuilder Text(string tag, string kind, string text, string id)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(kind);
        element.Attributes["id"] = id;
        element.InnerHtml.Append(text);
        return element;
    }

    private string? Value => Entry is { RawValue: not null } entry ? entry.AttemptedValue : Plain(For.Model);

    private IEnumerable<string> Values =>
        Entry is { RawValue: string[] typed } ? typed
        : Entry is { AttemptedValue: { } one } ? [one]
        : For.Model is IEnumerable many and not string ? many.Cast<object?>().Select(Plain).OfType<string>()
        : Plain(For.Model) is { } value ? [value] : [];

    private static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
