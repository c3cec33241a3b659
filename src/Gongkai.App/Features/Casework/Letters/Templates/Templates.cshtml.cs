using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Documents.Writing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A page about the templates of an agency whose templates the officer manages.</summary>
public abstract class TemplatePage(AgencyRegister agencies, Officer officer) : PageModel
{
    /// <summary>The agency; the first where none is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public AgencyId? AgencyId { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>Who is signed in.</summary>
    protected Officer Officer { get; } = officer;

    /// <summary>Opens the page for the agency.</summary>
    protected async Task<IActionResult?> EnterAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Agencies = [.. Officer.Agencies(Permission.ManageTemplates).Select(id => tree[id]).OfType<Agency>()
            .OrderBy(agency => agency.Name, StringComparer.Ordinal)];
        if (Agencies.FirstOrDefault(one => AgencyId is null || one.Id == AgencyId) is not { } agency) return Forbid();
        (Agency, AgencyId) = (agency, agency.Id);
        return null;
    }
}

/// <summary>文书模板: every letter with the version in force, and how numbers are printed.</summary>
[Needs(Permission.ManageTemplates)]
public sealed class TemplatesPage(AgencyRegister agencies, Officer officer, TemplateShelf shelf, Store store,
    TimeProvider clock) : TemplatePage(agencies, officer)
{
    [BindProperty, Display(Name = "发文字号的式样"), Required, StringLength(100)]
    public string? Pattern { get; set; }

    [BindProperty, Display(Name = "使用信函格式红头的文书")]
    public List<string> Headed { get; set; } = [];

    /// <summary>Numbered letters go out; lists and receipts of the file do not.</summary>
    public static IEnumerable<Choice> CanBeHeaded =>
        LetterType.All.Where(letter => letter.ClassWord is not null).Select(letter => new Choice(letter.Code, NameOf(letter)));

    /// <summary>A letter as the page lists it.</summary>
    public static string NameOf(LetterType letter) =>
        $"{letter.Code}　{(letter.Disposition is { } type ? $"{letter.Title}：{Disposition.Of(type).Name}" : letter.Title)}";

    /// <summary>The letters, each with its template in force.</summary>
    public ImmutableArray<(LetterType Letter, TemplateInForce InForce)> Letters { get; private set; } = [];

    /// <summary>The fonts of official documents that this machine lacks, as long as nobody has taken note of it.</summary>
    public ImmutableArray<string> MissingFonts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await EnterAsync(ct) is { } answer) return answer;
        var settings = await SettingsAsync(ct);
        (Pattern, Headed) = (settings.Pattern.Text, [.. settings.Headed ?? []]);
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await EnterAsync(ct) is { } answer) return answer;
        if (Pattern is not null)
            foreach (var fault in LetterNumberPattern.Read(Pattern).Faults) this.Fault(nameof(Pattern), Diagnostics.Message.Of(fault));
        if (!ModelState.IsValid)
        {
            await ShowAsync(ct);
            return this.Again();
        }
        return await KeepAsync(settings =>
            settings with { NumberPattern = Pattern!.Trim(), Headed = [.. CanBeHeaded.Select(letter => letter.Value).Intersect(Headed)] }, ct);
    }

    public async Task<IActionResult> OnPostFontsAsync(CancellationToken ct) =>
        await EnterAsync(ct) ?? await KeepAsync(settings => settings with { FontsTold = OfficialFonts.Missing }, ct);

    private async Task<IActionResult> KeepAsync(Func<LetterSettings, LetterSettings> change, CancellationToken ct)
    {
        await store.Journal.WriteAsync(async transaction =>
        {
            var settings = await LetterSettings.OfAsync(transaction.Connection, Agency.Id, transaction.Transaction);
            await change(settings).KeepAsync(transaction, Agency.Id, Officer.Change(clock, Permission.ManageTemplates, Agency.Id));
            return true;
        }, ct);
        return Redirect(LetterRoutes.Templates(Agency.Id));
    }

    private async Task<LetterSettings> SettingsAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await LetterSettings.OfAsync(connection, Agency.Id);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        MissingFonts = [.. OfficialFonts.Missing.Except((await SettingsAsync(ct)).FontsTold ?? [])];
        var letters = ImmutableArray.CreateBuilder<(LetterType, TemplateInForce)>();
        foreach (var letter in LetterType.All) letters.Add((letter, await shelf.InForceAsync(Agency.Id, letter, clock.BeijingToday, ct)));
        Letters = letters.ToImmutable();
    }
}
