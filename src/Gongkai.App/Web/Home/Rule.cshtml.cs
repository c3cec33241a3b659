using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Markdig;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>The page of a code: what is wrong, on what it rests, how to mend it.</summary>
[Public]
public sealed class RulePageOfSite : PageModel
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The code's page.</summary>
    public RulePage Rule { get; private set; } = RuleCatalogue.All.First();

    /// <summary>Its parts; examples for the tests are left out.</summary>
    public ImmutableArray<(string Heading, string Html)> Parts =>
        [.. Rule.Sections.Where(section => section.Heading is not ("反例" or "正例")).Select(section => (section.Heading, Markdown.ToHtml(section.Text, Plain)))];

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string code)
    {
        if (RuleCatalogue.Find(code) is not { } rule) return NotFound();
        Rule = rule;
        return Page();
    }
}
