using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>个人信息已删除: what the side rows held is gone; the certificate's number.</summary>
public sealed record PersonalDataErased(DateOnly On, string Certificate, int Rows, int Files) : CaseEvent(On)
{
    /// <summary>The kinds of files whose own period was over; null when everything was erased.</summary>
    public ImmutableArray<FileKind>? Kinds { get; init; }

    /// <summary>Who proposed it; the one who confirmed it stands in the journal as the one who did it.</summary>
    public PersonId? ProposedBy { get; init; }
}

internal sealed class ErasePersonalData() : CaseStep<PersonalDataErased>()
{
    public override ImmutableArray<Type> Follows => [typeof(CaseArchived)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("删除个人信息", [Archived], null, [Archivist]) with { ByPlatform = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, PersonalDataErased e) =>
        e.Kinds is { } kinds ? request with { ErasedKinds = [.. request.ErasedKinds, .. kinds] } : request with { Erasure = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, PersonalDataErased e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, PersonalDataErased e) => $"已删除个人信息，证明编号 {e.Certificate}";

    protected override PublicStep? Shown(DisclosureRequest request, PersonalDataErased e) => null;
}
