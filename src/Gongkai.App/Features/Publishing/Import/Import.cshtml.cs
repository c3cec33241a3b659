using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Isolation;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What is chosen and sent for an import.</summary>
public sealed record ItemImportForm
{
    [Display(Name = "原来在哪里公开"), Required, StringLength(100)]
    public string From { get; init; } = "";

    [Display(Name = "清单（Excel）")]
    public IFormFile? List { get; init; }

    [Display(Name = "文件（ZIP 压缩包）")]
    public IFormFile? Files { get; init; }

    [Display(Name = "没有写明种类的")]
    public string? Kind { get; init; }

    [Display(Name = "没有写明栏目、栏目不认识的")]
    public string? Column { get; init; }

    [Display(Name = "没有成文日期的，以原发布日期作为成文日期")]
    public bool IsFormedAsPublished { get; init; }
}

/// <summary>导入已公开的信息: a list with files, or a saved site; looked at first, then imported.</summary>
[Needs(Permission.ImportItems), RequestSizeLimit(MostTogether)]
public sealed class ItemImportPage(Officer officer, ItemImports imports, AgencyRegister agencies, Database database, UntrustedFiles files, TimeProvider clock,
    IHostApplicationLifetime life) : PageModel
{
    private const long MostFiles = 64 << 20, MostTogether = 80 << 20;

    [BindProperty]
    public ItemImportForm Command { get; set; } = new();

    /// <summary>Whether only what an import would do is to be told.</summary>
    [BindProperty]
    public bool IsTrial { get; set; }

    /// <summary>The columns that take items.</summary>
    public ImmutableArray<PublicColumn> Columns { get; private set; } = [];

    public ImmutableArray<ItemImportReport> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ImportItems) is not { } agency) return NotFound();
        await OfferAsync(agency, ct);
        return Page();
    }

    public IActionResult OnGetTemplate() => File(ImportTemplate.Write(), MediaTypes.Spreadsheet, "已公开信息导入表.xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ImportItems) is not { } agency) return NotFound();
        await OfferAsync(agency, ct);
        if (Command.List is null && Command.Files is null) this.Fault("Command.List", "请选择清单；导入保存下来的网站，只选择压缩包");
        if (Command.List is { Length: 0 }) this.Fault("Command.List", "这个文件是空的");
        if (Command.Files is { Length: 0 }) this.Fault("Command.Files", "这个文件是空的");
        if (Command.List?.Length > Upload.MostBytes) this.Fault("Command.List", "清单超过 10 MB，请分成几个");
        if (Command.Files?.Length > MostFiles) this.Fault("Command.Files", "压缩包超过 64 MB，请分成几个，或者由管理员用命令 gongkai import-items 导入");
        if (!ModelState.IsValid) return this.Again();
        ImmutableArray<JobFile> sent =
        [
            .. ((IFormFile? File, string Name)[])[(Command.List, ImportReader.List), (Command.Files, ImportReader.Files)] is var both
                ? both.Where(one => one.File is not null).Select(one => new JobFile(one.Name, one.File!.Length, one.File.OpenReadStream)) : [],
        ];
        var choices = new ImportChoices(Command.From.Trim())
        {
            Kind = ItemKinds.Find(Command.Kind),
            Column = Columns.FirstOrDefault(column => column.Id == Command.Column)?.Id,
            IsFormedAsPublished = Command.IsFormedAsPublished,
            Names = await agencies.NamesAsync(agency, ct),
        };
        // Whoever closes the page finds the report here: what has begun goes on until the platform ends.
        var report = await imports.RunAsync(agency, officer.ActorAt(agency), officer.Change(clock, Permission.ImportItems, agency), choices,
            (wish, token) => files.AskAsync<ImportWish, ReadBatch>(ImportReader.Work, wish, sent, token), IsTrial, life.ApplicationStopping);
        return Redirect(PublishingRoutes.Imported(report.Id));
    }

    private async Task OfferAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        Columns = [.. (await ColumnView.OfAsync(connection, null, agency)).Where(column => column.TakesItems && column.Sort != ColumnSort.Internal)];
        Reports = await imports.LatestAsync(agency, ct);
    }
}
