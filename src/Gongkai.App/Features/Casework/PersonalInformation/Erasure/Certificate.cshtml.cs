using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A certificate of one erasure.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fields">The form's fields.</param>
public sealed record ErasureCertificate(string Number, LetterFields Fields)
{
    private static readonly ImmutableArray<LetterField> Shown =
        [
            LetterField.RequestNumber, LetterField.ArchivedOn, LetterField.Retention, LetterField.ErasedWhat, LetterField.ErasedRows, LetterField.ErasedFiles,
            LetterField.ErasureProposer, LetterField.ErasureConfirmer, LetterField.Seal, LetterField.Agency, LetterField.DatedOn,
        ];

    /// <summary>The form's title.</summary>
    public string Title => LetterType.ErasureCertificate.Title;

    /// <summary>What it says, line by line.</summary>
    public IEnumerable<(string Label, string Value)> Facts => Shown.Select(shown => (shown.Name, Fields.Printed(shown)));
}

/// <summary>个人信息删除证明: on the page and as a Word document, made from the events.</summary>
[Needs(Permission.ConfirmErasure)]
public sealed class CertificatePage(CaseDesk desk, AgencyRegister agencies, PeopleRegister people) : PageModel
{
    public DisclosureRequestId Id { get; private set; }

    public ImmutableArray<ErasureCertificate> Certificates { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await FindAsync(HttpContext.RequestAborted)) context.Result = NotFound();
        else await next();
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetWord(string number) => Certificates.FirstOrDefault(one => one.Number == number) is { } certificate
        ? File(DossierLetters.Fill(LetterType.ErasureCertificate, certificate.Fields).ToArray(),
            MediaTypes.Word, $"个人信息删除证明-{number}.docx")
        : NotFound();

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (!DisclosureRequestId.TryParse((string?)RouteData.Values["id"], null, out var id)) return false;
        if (await desk.OpenAsync(id, ct) is not { Request.Archive: { } archive } open || !desk.Officer.May(Permission.ConfirmErasure, open.Agency))
            return false;
        var (agency, names) = ((await agencies.FindAsync(open.Agency, ct))!, await people.NamesAsync(ct));
        string Name(string who) => PersonId.TryParse(who, null, out var person) ? names.GetValueOrDefault(person, "（已离职人员）") : who;
        Id = id;
        Certificates =
        [
            .. from line in open.Entries
               where line.Type == nameof(PersonalDataErased)
               let erased = (PersonalDataErased)CaseEventJson.Read(line.Type, line.Body)
               select new ErasureCertificate(erased.Certificate,
                   LetterFields.Empty.With(LetterField.Agency, agency.Name).With(LetterField.Number, erased.Certificate)
                   .With(LetterField.RequestNumber, open.Number).With(LetterField.ArchivedOn, archive.On)
                   .With(LetterField.Retention, Years(archive.RetentionYears))
                   .With(LetterField.ErasedWhat, erased.Kinds is { } kinds ? string.Join("、", kinds.Select(PaperNames.NameOf)) : "全部个人信息")
                   .With(LetterField.ErasedRows, erased.Rows).With(LetterField.ErasedFiles, erased.Files)
                   .With(LetterField.ErasureProposer, Name(erased.ProposedBy?.ToString() ?? ChangeContext.Platform))
                   .With(LetterField.ErasureConfirmer, Name(line.Change.Who))
                   .With(LetterField.Seal, archive.Seal).With(LetterField.DatedOn, erased.On)),
        ];
        return !Certificates.IsEmpty;
    }

    private static string Years(int years) => string.Create(CultureInfo.InvariantCulture, $"{years}年");
}
