using Gongkai.Casework;
using Gongkai.Features.Access;

namespace Gongkai.Features.Casework;

/// <summary>视为放弃.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class LapsePage(CaseDesk desk, CaseFiles files) : StepPage<StepForm>(desk, files, typeof(ApplicationLapsed))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ApplicationLapsed(Command.On)]);
}
