using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Isolation;

namespace Gongkai.Reading;

/// <summary>What is asked of an examination besides the files.</summary>
public sealed record ExaminationWish(ImmutableArray<Acceptance> Accepted, DateTimeOffset Now);

/// <summary>A job for a reader: what it is called, and what is done.</summary>
public sealed record ReaderWork(string Kind, Func<JobAtHand, byte[]> Do);

/// <summary>What a reader does: one work for each question that <see cref="UntrustedFiles"/> asks. Nothing of the platform is open here.</summary>
public static class ReaderWorks
{
    /// <summary>Does one job: one of its own, or one that an area has brought.</summary>
    public static byte[] Do(JobAtHand job, IEnumerable<ReaderWork> brought) => job.Kind switch
    {
        nameof(UntrustedFiles.ExamineAsync) => Answer(ReportExamination.Of(job)),
        nameof(UntrustedFiles.RowsAsync) => Answer(TableWorkbookReader.Read(job.Files[0].Content, Wish<int>(job))),
        nameof(UntrustedFiles.TypeAsync) => Answer(FileKinds.Of(job.Files[0].Content)),
        var kind => brought.SingleOrDefault(work => work.Kind == kind) is { } work ? work.Do(job) : throw new ArgumentException($"no work {kind}", nameof(job)),
    };

    /// <summary>What the job was told besides the files.</summary>
    internal static T Wish<T>(JobAtHand job) => JsonSerializer.Deserialize<T>(job.Wish.Span, JsonSerializerOptions.Web)!;

    /// <summary>The answer to a job.</summary>
    internal static byte[] Answer<T>(T result) => JsonSerializer.SerializeToUtf8Bytes(result, JsonSerializerOptions.Web);
}
