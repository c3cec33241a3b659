using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>告知申请人征求意见 (第三十三条第三款).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ToldPage(CaseDesk desk, CaseFiles files) : StepPage<StepForm>(desk, files, typeof(ApplicantToldOfConsultation))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ApplicantToldOfConsultation(
            Command.On) { Letter = request.PendingLetter(LetterType.ConsultationNotice) }]);
}
