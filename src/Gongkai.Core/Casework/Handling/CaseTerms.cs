using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>The term that runs in a case.</summary>
public static class CaseTerms
{
    /// <summary>What is due now; null when the case is over.</summary>
    public static RunningTerm? Of(DisclosureRequest request, ClockAnswer clock)
    {
        if (!request.Stage.IsOpen()) return null;
        var term = request switch
        {
            { Decision.Order: { } order } => new("reply", "重新答复的期限", order.Due, Role.RegistrationClerk),
            // While the end is only estimated, or the applicant has to act, nobody here is late.
            _ when clock.Due is { } due => new("reply", "答复期限", due, Role.RegistrationClerk) { Waits = clock.IsProjected },
            _ when clock.CorrectionDueBy is { } by => new("correction", "补正期限", by, Role.RegistrationClerk) { Waits = true },
            _ when clock.PayBy is { } pay => new("payment", "缴费期限", pay, Role.RegistrationClerk) { Waits = true },
            _ => new RunningTerm("confirm", "与申请人确认", null, Role.RegistrationClerk),
        };
        return term with
        {
            IsProvisional = clock.IsProvisional,
            Section = request.Assignment?.Section,
            Officer = request.Assignment?.Officer,
            Title = $"申请 {request.Registration?.Number ?? "（未登记）"}",
        };
    }
}
