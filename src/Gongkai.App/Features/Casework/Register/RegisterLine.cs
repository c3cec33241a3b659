using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A line of the register as the table has it.</summary>
internal sealed class RegisterLine
{
    /// <summary>The columns, under the names below.</summary>
    public const string Columns = """
        id, number, kind, category, channel, received_on as receivedon, due_on as dueon, outcome, ended_on as endedon, is_served as isserved, joined_into as joinedinto,
        split_from as splitfrom, correction_on as correctionon, extension_on as extensionon, consulted_on as consultedon, fee_notice_on as feenoticeon, fee_paid_on as feepaidon, fee
        """;

    public DisclosureRequestId Id { get; init; }
    public string? Number { get; init; }
    public string Kind { get; init; } = "";
    public string Category { get; init; } = "";
    public string Channel { get; init; } = "";
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Outcome { get; init; }
    public DateOnly? EndedOn { get; init; }
    public long IsServed { get; init; }
    public DisclosureRequestId? JoinedInto { get; init; }
    public DisclosureRequestId? SplitFrom { get; init; }
    public DateOnly? CorrectionOn { get; init; }
    public DateOnly? ExtensionOn { get; init; }
    public string ConsultedOn { get; init; } = "";
    public DateOnly? FeeNoticeOn { get; init; }
    public DateOnly? FeePaidOn { get; init; }
    public long Fee { get; init; }

    public RegisterRow Row => new(Id)
    {
        Number = Number,
        Kind = Enum.Parse<CaseKind>(Kind),
        Category = Enum.Parse<ApplicantCategory>(Category),
        Channel = Enum.Parse<Channel>(Channel),
        ReceivedOn = ReceivedOn,
        Due = DueOn,
        Outcome = Outcome is null ? null : Enum.Parse<DispositionType>(Outcome),
        EndedOn = EndedOn,
        IsServed = IsServed == 1,
        JoinedInto = JoinedInto,
        SplitFrom = SplitFrom,
        CorrectionOn = CorrectionOn,
        ExtensionOn = ExtensionOn,
        ConsultedOn = [.. ConsultedOn.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(StoredTypes.Day)],
        FeeNoticeOn = FeeNoticeOn,
        FeePaidOn = FeePaidOn,
        Fee = new(Fee),
    };
}
