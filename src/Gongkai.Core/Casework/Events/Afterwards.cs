using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Casework;

/// <summary>撤回申请: the applicant's written word.</summary>
public sealed record ApplicationWithdrawn(DateOnly On, FileRef? Proof) : CaseEvent(On);

/// <summary>视为放弃申请: not corrected or not paid in time; dated the workday after the last day.</summary>
public sealed record ApplicationLapsed(DateOnly On) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>办结</summary>
public sealed record CaseClosed(DateOnly On) : CaseEvent(On);

/// <summary>归档: the file is sealed by the hash of its index; kept so many years.</summary>
public sealed record CaseArchived(DateOnly On, string Seal, int RetentionYears, FileRef Index) : CaseEvent(On);

/// <summary>责令重新答复: a reconsideration decision or judgment orders the case to be decided again. The register's row stays one.</summary>
/// <param name="On">收到决定或判决之日</param>
/// <param name="Due">责令的期限</param>
public sealed record RehandlingOrdered(DateOnly On, DateOnly Due, string Organ, string DocumentNumber) : CaseEvent(On)
{
    /// <summary>The reconsideration or suit in which it was ordered; null where it is not kept here.</summary>
    public ReviewId? Review { get; init; }
}

/// <summary>拆分: these cases were made of parts of this one.</summary>
public sealed record CaseSplit(DateOnly On, ImmutableArray<DisclosureRequestId> Into) : CaseEvent(On);

/// <summary>由拆分而来: received when the whole was received.</summary>
public sealed record SplitFrom(DateOnly On, DisclosureRequestId Parent) : CaseEvent(On);

/// <summary>并案: answered with that case; it keeps its number and its row, and takes the other's outcome.</summary>
public sealed record CaseJoined(DateOnly On, DisclosureRequestId Into) : CaseEvent(On);

/// <summary>另案并入</summary>
public sealed record CaseAbsorbed(DateOnly On, DisclosureRequestId Other) : CaseEvent(On);

/// <summary>申请人评价: one to five.</summary>
public sealed record ReplyRated(DateOnly On, int Stars, PrivateRef? Remark) : CaseEvent(On);

/// <summary>转为主动公开 (第四十四条).</summary>
public sealed record ProactiveConversionProposed(DateOnly On, PrivateRef Reason) : CaseEvent(On);

/// <summary>个人信息已删除: what the side rows held is gone; the certificate's number.</summary>
public sealed record PersonalDataErased(DateOnly On, string Certificate, int Rows, int Files) : CaseEvent(On)
{
    /// <summary>The kinds of files whose own period was over; null when everything was erased.</summary>
    public ImmutableArray<FileKind>? Kinds { get; init; }

    /// <summary>Who proposed it; the one who confirmed it stands in the journal as the one who did it.</summary>
    public PersonId? ProposedBy { get; init; }
}
