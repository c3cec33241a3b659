using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>归档: the file is sealed by the hash of its index; kept so many years.</summary>
public sealed record CaseArchived(DateOnly On, string Seal, int RetentionYears, FileRef Index) : CaseEvent(On);

internal sealed class ArchiveCase() : CaseStep<CaseArchived>()
{
    public override ImmutableArray<Type> Follows => [typeof(CaseClosed)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("归档", [Closed], Archived, [Archivist])];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseArchived e) => request with { Archive = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseArchived e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, CaseArchived e) => $"归档，保管 {e.RetentionYears} 年";

    protected override PublicStep? Shown(DisclosureRequest request, CaseArchived e) => null;
}
