using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>台账 (第四十五条): what the register keeps of one case, and all that the annual report and the statistics count.</summary>
public sealed record RegisterRow(DisclosureRequestId Id)
{
    public string? Number { get; init; }

    public CaseKind Kind { get; init; }

    /// <summary>申请人类别; of the first named of joint applicants.</summary>
    public ApplicantCategory Category { get; init; }

    public Channel Channel { get; init; }

    /// <summary>收到申请之日; null while it is not confirmed, and the case does not count yet.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The last day of the reply; null while a correction or a payment is awaited, and after a lapse.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How it ended; null while it has not, and where it was joined to another.</summary>
    public DispositionType? Outcome { get; init; }

    /// <summary>The day on which it ended: of service, of withdrawal or of lapse; of joining for one that was joined.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Whether it ended by a decision that was served.</summary>
    public bool IsServed { get; init; }

    public DisclosureRequestId? JoinedInto { get; init; }

    public DisclosureRequestId? SplitFrom { get; init; }

    /// <summary>The day the correction was asked for.</summary>
    public DateOnly? CorrectionOn { get; init; }

    /// <summary>The day the extension was told.</summary>
    public DateOnly? ExtensionOn { get; init; }

    /// <summary>The days on which opinions were asked for.</summary>
    public ImmutableArray<DateOnly> ConsultedOn { get; init; } = [];

    public DateOnly? FeeNoticeOn { get; init; }

    public DateOnly? FeePaidOn { get; init; }

    /// <summary>The amount that was asked for.</summary>
    public Yuan Fee { get; init; }

    /// <summary>The row of a case. A second handling by order changes none of it.</summary>
    public static RegisterRow Of(DisclosureRequest request, ClockAnswer clock)
    {
        var served = request.Decisions[0].Served is not null;
        var lapsed = served || request.JoinedInto is not null || request.Outcome == DispositionType.Misc ? null : Lapsed(clock.Status);
        return new(request.Id)
        {
            Number = request.Registration?.Number,
            Kind = request.Kind,
            Category = request.Category,
            Channel = request.Arrival?.Channel ?? Channel.Other,
            ReceivedOn = clock.ReceivedOn,
            Due = clock.Due,
            Outcome = request.JoinedInto is not null ? null : request.Outcome ?? lapsed,
            // 逾期的次一工作日视为放弃，whenever it was written down.
            EndedOn = lapsed is null ? request.OutcomeOn : clock.ClosedOn,
            IsServed = served,
            JoinedInto = request.JoinedInto,
            SplitFrom = request.SplitFrom,
            CorrectionOn = request.CorrectionNotice?.On,
            ExtensionOn = request.Extensions.Select(given => given.Notice?.On).FirstOrDefault(on => on is not null),
            ConsultedOn = [.. request.Consultations.Select(asked => asked.Sent.On)],
            FeeNoticeOn = request.FeeNotice?.On,
            FeePaidOn = request.FeePayment?.On,
            Fee = request.FeeNotice?.Amount ?? Yuan.Zero,
        };
    }

    /// <summary>Workdays from receipt through that day; null where the receipt is not known.</summary>
    public int? WorkdaysUntil(DateOnly day, WorkCalendar calendar) => ReceivedOn is { } received ? calendar.WorkdaysBetween(received, day) : null;

    private static DispositionType? Lapsed(ClockStatus status) => status switch
    {
        ClockStatus.LapsedNoCorrection => DispositionType.NoCorrection,
        ClockStatus.LapsedFeeUnpaid => DispositionType.FeeUnpaid,
        _ => null,
    };
}
