using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web;

/// <summary>A row of a chart: what it is, and its number in each series; null is not known, and has no bar.</summary>
public sealed record ChartRow(string Label, ImmutableArray<long?> Values);

/// <summary>
/// 条形图 drawn by the server: <c>&lt;bar-chart name="months" heading="按月" series="…" rows="…" /&gt;</c>. The series differ by pattern and outline, each
/// bar has its number, so that nothing depends on colour; the table of the same numbers stands beside it on the page. Bars grow with the page, words do not.
/// </summary>
[HtmlTargetElement("bar-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarChartTagHelper : TagHelper
{
    private const int ShortLabel = 4;

    // In em of the chart's own type: a line of words, a bar, the space below a row.
    private const decimal Line = 1.6m, Bar = 1.35m, Gap = .7m, Beside = 3.5m;

    // The rest of the width is for the number behind the longest bar.
    private const decimal Widest = 62m;

    /// <summary>Of which the ids are made; once on a page.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it shows, in words.</summary>
    public string Heading { get; set; } = "";

    /// <summary>The names of the series, one or two.</summary>
    public ImmutableArray<string> Series { get; set; } = [];

    /// <summary>The rows, from above.</summary>
    public ImmutableArray<ChartRow> Rows { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isBeside = Rows.All(row => row.Label.Length <= ShortLabel);
        var most = Math.Max(1, Rows.SelectMany(row => row.Values).Max() ?? 0);
        var step = (isBeside ? 0 : Line) + Series.Length * Bar + Gap;
        var drawing = new TagBuilder("svg");
        drawing.MergeAttributes(new Dictionary<string, string?>
        {
            ["role"] = "img",
            ["aria-labelledby"] = $"{Name}-title {Name}-about",
            ["width"] = "100%",
            ["height"] = Em(Series.Length * Line + Rows.Length * step),
        });
        drawing.InnerHtml.AppendHtml(Element("title", Heading, ("id", $"{Name}-title")));
        drawing.InnerHtml.AppendHtml(Element("desc", $"条形图，数字与表格相同。{string.Join("、", Series)}。", ("id", $"{Name}-about")));
        drawing.InnerHtml.AppendHtml(Pattern());
        foreach (var (i, name) in Series.Index())
        {
            drawing.InnerHtml.AppendHtml(Rectangle(i, "0", i * Line, "2em"));
            drawing.InnerHtml.AppendHtml(Element("text", name, ("x", "2.5em"), ("y", Em(i * Line + 1.05m))));
        }
        foreach (var (i, row) in Rows.Index()) drawing.InnerHtml.AppendHtml(Drawn(row, Series.Length * Line + i * step, isBeside, most));
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.SetHtmlContent(drawing);
    }

    private TagBuilder Drawn(ChartRow row, decimal top, bool isBeside, long most)
    {
        var group = new TagBuilder("g");
        group.InnerHtml.AppendHtml(Element("text", row.Label, ("x", "0"), ("y", Em(top + 1.05m))));
        // What stands beside its words has a drawing of its own, so that its shares count from there.
        var (bars, from) = isBeside ? (new TagBuilder("svg"), top) : (new TagBuilder("g"), top + Line);
        if (isBeside) bars.MergeAttributes(new Dictionary<string, string?> { ["x"] = Em(Beside), ["width"] = "100%", ["overflow"] = "visible" });
        foreach (var (i, value) in row.Values.Index())
        {
            var share = Share(value, most);
            if (value is > 0) bars.InnerHtml.AppendHtml(Rectangle(i, "0", from + i * Bar, share));
            bars.InnerHtml.AppendHtml(Element("text", value?.ToString(CultureInfo.InvariantCulture) ?? "—",
                ("x", share), ("dx", ".4em"), ("y", Em(from + i * Bar + 1.05m))));
        }
        group.InnerHtml.AppendHtml(bars);
        return group;
    }

    private TagBuilder Rectangle(int series, string x, decimal top, string width) => Element("rect", null, ("x", x), ("y", Em(top + .15m)), ("width", width),
        ("height", Em(Bar - .3m)), ("class", series == 0 ? "full" : "lined"), ("fill", series == 0 ? "currentColor" : $"url(#{Name}-lines)"));

    // Strokes across, for the second series.
    private TagBuilder Pattern()
    {
        var pattern = Element("pattern", null, ("id", $"{Name}-lines"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"));
        pattern.InnerHtml.AppendHtml(Element("path", null, ("d", "M1 0V6"), ("stroke", "currentColor"), ("stroke-width", "2")));
        return pattern;
    }

    private static TagBuilder Element(string name, string? text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes) element.Attributes[attribute] = value;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    private static string Share(long? value, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round((value ?? 0) * Widest / most, 2, MidpointRounding.AwayFromZero)}%");

    private static string Em(decimal value) => string.Create(CultureInfo.InvariantCulture, $"{value}em");
}
