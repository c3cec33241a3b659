using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What became of an application that was sent.</summary>
/// <param name="Request">The case; null when it was refused.</param>
/// <param name="IsRepeat">Whether it had been sent before: one form makes one case.</param>
/// <param name="Refusals">Why not.</param>
public sealed record Submission(DisclosureRequest? Request, bool IsRepeat, ImmutableArray<Refusal> Refusals);

/// <summary>
/// Takes applications that citizens send on line. One piece of writing each; the case's id, made when the form was opened, is the key that makes sending
/// twice the same as sending once.
/// </summary>
public sealed class Submissions(RequestJournal cases, TimeProvider clock)
{
    /// <summary>Begins the case.</summary>
    public async Task<Submission> SubmitAsync(AgencyId agency, DisclosureRequestId id, string code, CaseKind kind, ApplicationForm form,
        IReadOnlyCollection<Attachment> files, CancellationToken ct)
    {
        var hash = TrackingCode.Hash(code);
        var answer = await cases.BeginAsync(agency, id, Actor.Applicant, ChangeContext.ByApplicant("申请人", clock.GetUtcNow()), async (writing, _) =>
        {
            var today = writing.Situation.Today;
            var arrived = await ApplicationWriting.ArriveAsync(writing, form, kind,
                new(Channel.Online, today)
                {
                    ArrivedAt = TimeOnly.FromDateTime(clock.BeijingNow.DateTime) is var now ? new(now.Hour, now.Minute) : null,
                    TrackingHash = hash,
                }, files);
            var registered = await ApplicationWriting.RegisterAsync(writing, arrived, null);
            return [arrived, .. registered, .. await AddressAsync(writing, form, today)];
        }, ct);
        return answer.IsTaken ? new(answer.Matter, false, [])
            // Only who holds the code is shown the case.
            : answer.Matter.Arrival?.TrackingHash == hash ? new(answer.Matter, true, [])
            : new(null, false, answer.Refusals);
    }

    // What the applicant has read and sent on the last page is confirmed by it.
    private static async Task<ImmutableArray<CaseEvent>> AddressAsync(CaseWriting writing, ApplicationForm form, DateOnly today) =>
        await writing.SealOrNoneAsync("service_address",
            form.Address is { Length: > 0 } address ? $"{address.Trim()} {form.Postcode?.Trim()}".Trim() : null) is { } confirmed
            ? [new ServiceAddressConfirmed(today, confirmed, form.AcceptsElectronicService)] : [];
}
