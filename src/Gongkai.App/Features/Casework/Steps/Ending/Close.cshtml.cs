using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>办结.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class ClosePage(CaseDesk desk, CaseFiles files) : StepPage<StepForm>(desk, files, typeof(CaseClosed))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new CaseClosed(Command.On)]);
}
