using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>One letter's template: its fields, its versions, a changed one, a preview with an invented case.</summary>
[Needs(Permission.ManageTemplates), RequestSizeLimit(10 << 20)]
public sealed class TemplateDetailPage(AgencyRegister agencies, Officer officer, PeopleRegister people, TemplateShelf shelf, UntrustedFiles files,
    TimeProvider clock) : TemplatePage(agencies, officer)
{
    /// <summary>The letter, as the address has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "修改后的模板")]
    public IFormFile? Upload { get; set; }

    [BindProperty, Display(Name = "起用日期"), Required]
    public DateOnly? FromOn { get; set; }

    [BindProperty, Display(Name = "修改说明"), Required, StringLength(500)]
    public string? Remark { get; set; }

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The letter.</summary>
    public LetterType Letter { get; private set; } = LetterType.All[0];

    /// <summary>The template in force today.</summary>
    public TemplateInForce InForce { get; private set; } = null!;

    /// <summary>The agency's versions.</summary>
    public ImmutableArray<TemplateVersion> Versions { get; private set; } = [];

    /// <summary>Names of those who put them there.</summary>
    public ImmutableDictionary<PersonId, string> People { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>The template that was sent or is in force, filled with an invented case: a fragment of HTML.</summary>
    public string? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ShowAsync(ct) is { } answer) return answer;
        FromOn = clock.BeijingToday;
        Preview = TemplatePreview.Of(InForce.Template, Agency.ForLetters(new()), clock.BeijingToday)?.Html;
        return Page();
    }

    public async Task<IActionResult> OnGetDocxAsync(string? version, CancellationToken ct)
    {
        if (await ShowAsync(ct) is { } answer) return answer;
        var own = version is null ? null : Versions.FirstOrDefault(one => one.Docx == version);
        if (version is not null && own is null) return NotFound();
        var docx = own is { Docx: { } kept } ? await shelf.FileAsync(kept, ct) : InForce.Template.Docx;
        return File(docx.ToArray(), MediaTypes.Word, $"{Letter.Code} {Letter.Title}.docx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ShowAsync(ct) is { } answer) return answer;
        if (FromOn < clock.BeijingToday) this.Fault(nameof(FromOn), "起用日期不能早于今天：已经制发的文书不随模板改变");
        var docx = Then == "default" ? null : await ReadAsync(ct);
        if (Then == "preview")
        {
            foreach (var name in (string[])[nameof(FromOn), nameof(Remark)]) ModelState.Remove(name);
            return ModelState.IsValid ? Page() : this.Again();
        }
        if (!ModelState.IsValid) return this.Again();
        await shelf.AddAsync(Agency.Id, Letter, docx, FromOn!.Value, Remark!.Trim(),
            Officer.Change(clock, Permission.ManageTemplates, Agency.Id, Remark.Trim()), ct);
        return Redirect(LetterRoutes.Template(Letter, Agency.Id));
    }

    // It is looked into by a reader, and goes on the shelf as it came.
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken ct)
    {
        if (Upload is null)
        {
            this.Fault(nameof(Upload), "请选择修改后的 Word 文件");
            return null;
        }
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        var examined = await TemplateWork.AskAsync(files, new(Letter.Code, Agency.ForLetters(new()), clock.BeijingToday), bytes.ToArray(), ct);
        foreach (var fault in examined.Faults) this.Fault(nameof(Upload), fault);
        Preview = examined.Preview ?? Preview;
        return bytes.ToArray();
    }

    private async Task<IActionResult?> ShowAsync(CancellationToken ct)
    {
        if (await EnterAsync(ct) is { } answer) return answer;
        if (LetterType.Find(Code) is not { } letter) return NotFound();
        (Letter, Versions, People) = (letter, await shelf.VersionsAsync(Agency.Id, letter.Code, ct), await people.NamesAsync(ct));
        InForce = await shelf.InForceAsync(Agency.Id, letter, clock.BeijingToday, ct);
        return null;
    }
}
