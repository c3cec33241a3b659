using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>How long files of one kind are kept, where that is shorter than the archived file as a whole.</summary>
public sealed record FileRetention(FileKind Kind, int Years);

/// <summary>保管期限: counted from 1 January of the year after archiving (机关档案管理规定); what is no longer needed is erased (个人信息保护法第四十七条).</summary>
public static class Retention
{
    /// <summary>The last day of a period.</summary>
    public static DateOnly KeptThrough(DateOnly archivedOn, int years) => new(archivedOn.Year + years, 12, 31);

    /// <summary>Whether a period is over.</summary>
    public static bool IsOver(DateOnly keptThrough, DateOnly today) => today > keptThrough;

    /// <summary>The kinds of files of an archived case whose own period is over, and which are not erased yet.</summary>
    public static ImmutableArray<FileKind> KindsOver(DisclosureRequest request, CaseworkSettings settings, DateOnly today) =>
        request is { Archive: { } archive, Erasure: null }
            ? [.. settings.FileRetention.Where(one =>
                one.Years < archive.RetentionYears && IsOver(KeptThrough(archive.On, one.Years), today) && !request.ErasedKinds.Contains(one.Kind))
                .Select(one => one.Kind).Order()]
            : [];

    /// <summary>Whether the whole file's period is over, and it is not erased yet.</summary>
    public static bool IsWholeOver(DisclosureRequest request, DateOnly today) =>
        request is { Stage: CaseStage.Archived, Archive: { } archive, Erasure: null } && IsOver(KeptThrough(archive.On, archive.RetentionYears), today);
}
