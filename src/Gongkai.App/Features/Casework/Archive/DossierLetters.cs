using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Documents.Letters;

namespace Gongkai.Features.Casework;

/// <summary>The forms of files: 卷宗封面 (F01), 卷内目录 (F02), 证据目录 (F03).</summary>
internal static class DossierLetters
{
    /// <summary>封面和卷内目录.</summary>
    public static IEnumerable<(string Path, string Title, ReadOnlyMemory<byte> Docx)> OfArchive(CaseDossier dossier, ImmutableArray<BundleFile> files)
    {
        var (request, archive) = (dossier.Request, dossier.Request.Archive!);
        var card = dossier.Texts.Has(request.Arrival!.Applicant) ? ApplicantDetails.Read(dossier.Texts[request.Arrival.Applicant]).Name : "（已按规定删除）";
        var fields = LetterFields.Empty.With(LetterField.Agency, dossier.Agency.Name).With(LetterField.RequestNumber, dossier.Open.Number);
        yield return ("封面.docx", "卷宗封面", Fill(LetterType.FileCover, fields
            .With(LetterField.FileTitle, $"{dossier.Open.Number}{request.Kind.Name()}办理卷").With(LetterField.Applicant, card)
            .With(LetterField.ReceivedOn, dossier.Open.Clock.ReceivedOn ?? request.Arrival.On).With(LetterField.ClosedOn, request.OutcomeOn ?? archive.On)
            .With(LetterField.Outcome, request.Outcome is { } outcome ? Disposition.Of(outcome).Name : request.Stage.Name())
            .With(LetterField.Section, request.Assignment?.Section ?? "—").With(LetterField.ArchivedOn, archive.On)
            .With(LetterField.Retention, $"{archive.RetentionYears}年")
            .With(LetterField.PieceCount, dossier.Papers.Length).With(LetterField.Seal, archive.Seal)));
        yield return ("卷内目录.docx", "卷内目录", Fill(LetterType.FileContents, fields.With(LetterField.Pieces, Pieces(dossier))));
    }

    /// <summary>证据目录.</summary>
    public static IEnumerable<(string Path, string Title, ReadOnlyMemory<byte> Docx)> OfEvidence(CaseDossier dossier, string proceeding, string organ,
        DateOnly on, ImmutableArray<BundleFile> files)
    {
        yield return ("证据目录.docx", "证据目录", Fill(LetterType.EvidenceList, LetterFields.Empty.With(LetterField.Agency, dossier.Agency.Name)
            .With(LetterField.Proceeding, proceeding).With(LetterField.ReviewingBody, organ).With(LetterField.DatedOn, on)
            .With(LetterField.Evidence, files.Select(file => LetterFields.Empty.With(LetterField.ItemName, file.Title).With(LetterField.Source, file.Source)
                .With(LetterField.Purpose, PurposeOf(file)).With(LetterField.ItemPages, "—")))));
    }

    // The account of what happened stands in the file beside its documents.
    private static IEnumerable<LetterFields> Pieces(CaseDossier dossier)
    {
        var papers = dossier.Papers.Select(paper =>
            LetterFields.Empty.With(LetterField.ItemName, paper.Title).With(LetterField.PieceNumber, paper.Number ?? "—")
            .With(LetterField.PieceAuthor, paper.AuthorIn(dossier.Agency.Name)).With(LetterField.PieceDate, paper.On).With(LetterField.ItemPages, "—")
            .With(LetterField.ItemRemark, "—"));
        return papers.Append(LetterFields.Empty.With(LetterField.ItemName, "办理经过（事件记录和哈希链）").With(LetterField.PieceNumber, "—")
            .With(LetterField.PieceAuthor, dossier.Agency.Name)
            .With(LetterField.PieceDate, dossier.Request.Archive!.On).With(LetterField.ItemPages, "—").With(LetterField.ItemRemark, "—"));
    }

    private static string PurposeOf(BundleFile file) => file switch
    {
        { Source: "申请人" } => "申请人提出的申请及其内容",
        { Source: "第三方" or "被征求意见机关" } => "本机关依法征求了意见，以及意见的内容",
        { Title: "申请内容" } => "申请人提出的申请及其内容",
        { Title: "检索记录" } => "本机关已经尽到检索义务",
        { Title: "征求意见情况" } => "本机关依法征求了意见，以及意见的内容",
        { Title: "送达情况" or "送达凭证" } => "答复已经依法送达",
        { Title: var title } when title.StartsWith("答复期限的计算", StringComparison.Ordinal) => "本机关答复的期限和答复的时间",
        { Title: "办理经过" } => "办理程序合法",
        _ => "本机关所作的处理及其依据",
    };

    /// <summary>Fills a form that has all it needs.</summary>
    public static ReadOnlyMemory<byte> Fill(LetterType letter, LetterFields fields)
    {
        var filling = LetterTemplates.Default(letter).Fill(fields);
        return filling.Letter?.Docx
            ?? throw new InvalidOperationException(
                $"{letter.Code} lacks a field: {string.Join("; ", filling.Findings.Select(finding => Diagnostics.Message.Of(finding)))}");
    }
}
