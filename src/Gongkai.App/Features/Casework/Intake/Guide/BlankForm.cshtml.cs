using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>空白申请表 of an agency: to be printed from the page, or taken as Word or PDF.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class BlankFormPage(AgencyRegister register, AgencyGuides guides, BlankForms forms, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = new(AgencyId.Platform, "");

    /// <summary>The form.</summary>
    public BlankApplication Form { get; private set; } = new("", []);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var today = clock.BeijingToday;
        if (!AgencyId.TryParse(RouteData.Values["id"]?.ToString(), null, out var id)
            || await register.FindAsync(id, HttpContext.RequestAborted) is not { } agency || !agency.ExistsOn(today))
        {
            context.Result = NotFound();
            return;
        }
        Agency = agency;
        Form = FormOf(await guides.OfAsync(agency, HttpContext.RequestAborted), today);
        await next();
    }

    public void OnGet()
    {
    }

    /// <summary>As a Word document.</summary>
    public IActionResult OnGetWord() => File(Form.ToDocx(), MediaTypes.Word, $"{Form.Title}.docx");

    /// <summary>As PDF, where a program that prints it is installed.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken ct) =>
        BlankApplication.CanPrint ? File((await forms.PdfAsync(Form, ct)).ToArray(), MediaTypes.Pdf, $"{Form.Title}.pdf") : NotFound();

    private static BlankApplication FormOf(AgencyGuide guide, DateOnly today) => new(guide.Agency.Name,
    [
        "填表说明：公民填写第一栏，法人或者其他组织填写第二栏；不用说明用途。没有勾选同意电子送达的，请写明送达地址。有代理人的，附授权委托书；几个人共同申请的，另附名单。",
        .. guide.Ways.Skip(1).Select(way => $"{way.Heading}：{way.Text}"),
        guide.FeeOn(today),
        .. guide.Privacy.Select(part => part.Heading.Length > 0 ? $"个人信息{part.Heading}：{part.Text}" : part.Text),
    ]);
}

/// <summary>Blank forms as PDF: each is printed once, and kept until the agency changes what it says.</summary>
public sealed class BlankForms : IDisposable
{
    private const int Most = 200;

    // A printer takes as much memory as all the rest.
    private readonly SemaphoreSlim printer = new(1);
    private ImmutableDictionary<string, ReadOnlyMemory<byte>> printed = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>The form as PDF.</summary>
    public async Task<ReadOnlyMemory<byte>> PdfAsync(BlankApplication form, CancellationToken ct)
    {
        var key = $"{form.Title}\n{string.Join('\n', form.Notes)}";
        if (printed.TryGetValue(key, out var known)) return known;
        await printer.WaitAsync(ct);
        try
        {
            if (printed.TryGetValue(key, out known)) return known;
            ReadOnlyMemory<byte> pdf = await Task.Run(form.ToPdf, CancellationToken.None);
            printed = (printed.Count >= Most ? ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty : printed).SetItem(key, pdf);
            return pdf;
        }
        finally
        {
            printer.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => printer.Dispose();
}
