using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>An inquiry as the work list shows it.</summary>
public sealed record InquiryLine(
    InquiryId Id, string Number, InquiryStage Stage, InquiryWay Way, InquiryKind Kind, DateOnly ReceivedOn, DateOnly? DueOn,
    string? Section, PersonId? Officer);

/// <summary>首问 as a table, written from their events.</summary>
public static class InquiryView
{
    private const int PageSize = 50;

    private const string Upsert = """
        insert into inquiry_view (id, agency, number, version, stage, way, kind, received_on, due_on, section, officer, code_hash)
        values (@Id, @Agency, @Number, @Version, @Stage, @Way, @Kind, @ReceivedOn, @DueOn, @Section, @Officer, @CodeHash)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, way = excluded.way, kind = excluded.kind,
            received_on = excluded.received_on, due_on = excluded.due_on, section = excluded.section, officer = excluded.officer
        """;

    /// <summary>Writes the line of an inquiry.</summary>
    public static Task WriteAsync(MatterChange<Inquiry, InquirySituation> change)
    {
        var (inquiry, received) = (change.Matter, change.Matter.Received!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            inquiry.Id,
            change.Agency,
            received.Number,
            Version = (long)inquiry.Version,
            Stage = inquiry.Stage.ToString(),
            Way = received.Way.ToString(),
            Kind = received.Kind.ToString(),
            ReceivedOn = received.On,
            DueOn = inquiry.Terms(change.Situation.Calendar, change.Situation.Settings).Min(term => term.Due),
            inquiry.Section,
            Officer = inquiry.Answerable?.ToString(),
            received.CodeHash,
        }, change.Transaction.Transaction);
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new InquiryMatters(new(store.Database), clock).ProjectAsync;

    /// <summary>A page of an agency's inquiries, running ones by their terms, others the latest first; and how many pages there are.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="running">Whether those that run, or those that are over.</param>
    /// <param name="sections">Only those of these sections, or that this person answers for; null for all.</param>
    /// <param name="person">Who looks.</param>
    /// <param name="page">From 1.</param>
    public static async Task<(ImmutableArray<InquiryLine> Lines, int Pages)> ListAsync(
        DbConnection connection, AgencyId agency, bool running, ImmutableArray<string>? sections, PersonId person, int page)
    {
        var asked = new DynamicParameters(new { agency, person = person.ToString(), size = (long)PageSize, skip = (long)(page - 1) * PageSize });
        var mine = sections is { } own ? $"and (officer = @person{asked.OrIn(own)})" : "";
        var where = $"from inquiry_view where agency = @agency and due_on is {(running ? "not null" : "null")} {mine}";
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) {where}", asked);
        var rows = await connection.QueryAsync<Row>(
            $"""
                select id, number, stage, way, kind, received_on as ReceivedOn, due_on as DueOn, section, officer {where}
                order by due_on, received_on desc, id
                limit @size offset @skip
                """, asked);
        return ([.. rows.Select(row => row.Line)], (int)((count + PageSize - 1) / PageSize));
    }

    private sealed class Row
    {
        public InquiryId Id { get; init; }
        public string Number { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Way { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly ReceivedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public string? Section { get; init; }
        public PersonId? Officer { get; init; }

        public InquiryLine Line =>
            new(Id, Number, Enum.Parse<InquiryStage>(Stage), Enum.Parse<InquiryWay>(Way), Enum.Parse<InquiryKind>(Kind), ReceivedOn, DueOn, Section, Officer);
    }
}
