using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>台账 as a table: what the annual report and the statistics count of each case, written with the case's own line.</summary>
public static class RegisterView
{
    private const string Upsert = """
        insert into register_view (id, agency, number, kind, category, channel, received_on, due_on, outcome, ended_on, is_served, joined_into, split_from,
            correction_on, extension_on, consulted_on, fee_notice_on, fee_paid_on, fee)
        values (@Id, @Agency, @Number, @Kind, @Category, @Channel, @ReceivedOn, @Due, @Outcome, @EndedOn, @IsServed, @JoinedInto, @SplitFrom,
            @CorrectionOn, @ExtensionOn, @ConsultedOn, @FeeNoticeOn, @FeePaidOn, @Fee)
        on conflict (id) do update set number = excluded.number, kind = excluded.kind, category = excluded.category, channel = excluded.channel,
            received_on = excluded.received_on, due_on = excluded.due_on, outcome = excluded.outcome, ended_on = excluded.ended_on,
            is_served = excluded.is_served, joined_into = excluded.joined_into, split_from = excluded.split_from, correction_on = excluded.correction_on,
            extension_on = excluded.extension_on, consulted_on = excluded.consulted_on, fee_notice_on = excluded.fee_notice_on,
            fee_paid_on = excluded.fee_paid_on, fee = excluded.fee
        """;

    /// <summary>Writes the line of a case that has changed.</summary>
    public static Task WriteAsync(CaseChange change, ClockAnswer clock)
    {
        var row = RegisterRow.Of(change.Matter, clock);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            row.Id,
            change.Agency,
            row.Number,
            Kind = row.Kind.ToString(),
            Category = row.Category.ToString(),
            Channel = row.Channel.ToString(),
            row.ReceivedOn,
            row.Due,
            Outcome = row.Outcome?.ToString(),
            row.EndedOn,
            IsServed = row.IsServed ? 1L : 0L,
            row.JoinedInto,
            row.SplitFrom,
            row.CorrectionOn,
            row.ExtensionOn,
            ConsultedOn = string.Join(',', row.ConsultedOn.Select(StoredTypes.Text)),
            row.FeeNoticeOn,
            row.FeePaidOn,
            Fee = row.Fee.Fen,
        }, change.Transaction.Transaction);
    }
}
