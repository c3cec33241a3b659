using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>补充材料: a file was added.</summary>
public sealed record FileAdded(DateOnly On, FileRef File) : CaseEvent(On);

internal sealed class AddFile() : CaseStep<FileAdded>("files/add")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("补充材料", BeforeArchive, null, Officers) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, FileAdded e) => request with { Files = request.Files.Add(e.File) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, FileAdded e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, FileAdded e) => $"补充材料：{e.File.Kind.Name()}";

    protected override PublicStep? Shown(DisclosureRequest request, FileAdded e) => null;
}
