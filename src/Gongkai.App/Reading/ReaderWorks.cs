using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Letters;
using Gongkai.Features.Casework;
using Gongkai.Web;

namespace Gongkai.Reading;

/// <summary>What is asked of an examination besides the files.</summary>
public sealed record ExaminationWish(ImmutableArray<Acceptance> Accepted, DateTimeOffset Now);

/// <summary>What is asked of a template besides the file.</summary>
public sealed record TemplateWish(string Letter, AgencyForLetters Agency, DateOnly Today);

/// <summary>What came of looking at a template: its faults in words; without any, its preview as HTML.</summary>
public sealed record TemplateExamination(ImmutableArray<string> Faults, string? Preview);

/// <summary>What a reader does: one work for each question that <see cref="UntrustedFiles"/> asks. Nothing of the platform is open here.</summary>
public static class ReaderWorks
{
    /// <summary>Does one job.</summary>
    public static byte[] Do(JobAtHand job) => job.Kind switch
    {
        nameof(UntrustedFiles.ExamineAsync) => Answer(ReportExamination.Of(job)),
        nameof(UntrustedFiles.RowsAsync) => Answer(TableWorkbookReader.Read(job.Files[0].Content, Wish<int>(job))),
        nameof(UntrustedFiles.TypeAsync) => Answer(Upload.Sniff(job.Files[0].Content)),
        nameof(UntrustedFiles.TemplateAsync) => Answer(Template(Wish<TemplateWish>(job), job.Files[0].Content)),
        _ => throw new ArgumentException($"no work {job.Kind}", nameof(job)),
    };

    /// <summary>What the job was told besides the files.</summary>
    internal static T Wish<T>(JobAtHand job) => JsonSerializer.Deserialize<T>(job.Wish.Span, JsonSerializerOptions.Web)!;

    private static TemplateExamination Template(TemplateWish wish, ReadOnlyMemory<byte> docx)
    {
        var reading = LetterTemplate.Read(LetterType.Find(wish.Letter)!, docx);
        return new([.. reading.Findings.Select(finding => Message.Of(finding))], reading.Template is { } template ? TemplatePreview.Of(template, wish.Agency, wish.Today)?.Html : null);
    }

    private static byte[] Answer<T>(T result) => JsonSerializer.SerializeToUtf8Bytes(result, JsonSerializerOptions.Web);
}
