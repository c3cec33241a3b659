using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Letters;
using Gongkai.Reading;

namespace Gongkai.Features.Casework;

/// <summary>What is asked of a template besides the file.</summary>
public sealed record TemplateWish(string Letter, AgencyForLetters Agency, DateOnly Today);

/// <summary>What came of looking at a template: its faults in words; without any, its preview as HTML.</summary>
public sealed record TemplateExamination(ImmutableArray<string> Faults, string? Preview);

/// <summary>
/// A template that an agency has changed is looked into by a reader: its faults, and where it has none, how it looks filled with an invented case.
/// </summary>
internal static class TemplateWork
{
    public static ReaderWork Work { get; } = new("Template",
        static job => ReaderWorks.Answer(Examine(ReaderWorks.Wish<TemplateWish>(job), job.Files[0].Content)));

    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public static async Task<TemplateExamination> AskAsync(UntrustedFiles files, TemplateWish wish, ReadOnlyMemory<byte> docx, CancellationToken ct)
    {
        try
        {
            return await files.AskAsync<TemplateWish, TemplateExamination>(Work, wish, docx, ct);
        }
        catch (FileRefusedException refused)
        {
            return new([Message.Of(refused.Finding)], null);
        }
    }

    private static TemplateExamination Examine(TemplateWish wish, ReadOnlyMemory<byte> docx)
    {
        var reading = LetterTemplate.Read(LetterType.Find(wish.Letter)!, docx);
        return new([.. reading.Findings.Select(finding => Message.Of(finding))],
            reading.Template is { } template ? TemplatePreview.Of(template, wish.Agency, wish.Today)?.Html : null);
    }
}
