using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Interaction;

/// <summary>A message as lists show it.</summary>
public sealed record MessageLine(MessageId Id, MessageKind Kind, string Number, MessageStage Stage, DateOnly ReceivedOn, DateOnly DueOn, string? Section,
    MessageDirection? Direction, DateOnly? DoneOn, DateOnly? PublicOn)
{
    /// <summary>Whether it has waited so long that the whole website fails a check for it.</summary>
    public bool IsVeto(DateOnly today) => DoneOn is null && Kind != MessageKind.Correction && ReceivedOn.AddMonths(PublicMessage.VetoMonths) < today;
}

/// <summary>留言 as a table, written from their events.</summary>
public static class MessageView
{
    /// <summary>The table.</summary>
    public const string Table = "message_view";

    /// <summary>What a line needs.</summary>
    internal const string Columns = """
        id, kind, number, stage, received_on as ReceivedOn, due_on as DueOn, section, direction, done_on as DoneOn, public_on as PublicOn
        """;

    private const int PageSize = 50;

    private const string Upsert = $"""
        insert into {Table} (id, agency, kind, number, version, stage, received_on, due_on, section, code_hash, direction, done_on, public_on, item,
            erasure_proposed_by)
        values (@Id, @Agency, @Kind, @Number, @Version, @Stage, @ReceivedOn, @DueOn, @Section, @CodeHash, @Direction, @DoneOn, @PublicOn, @Item, @ProposedBy)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, due_on = excluded.due_on, section = excluded.section,
            direction = excluded.direction, done_on = excluded.done_on, public_on = excluded.public_on,
            erasure_proposed_by = excluded.erasure_proposed_by
        """;

    /// <summary>Writes the line of a message.</summary>
    public static Task WriteAsync(MatterChange<PublicMessage, MessageSituation> change)
    {
        var (message, received) = (change.Matter, change.Matter.Received!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            message.Id,
            change.Agency,
            Kind = received.Kind.ToString(),
            received.Number,
            Version = (long)message.Version,
            Stage = message.Stage.ToString(),
            ReceivedOn = received.On,
            DueOn = message.Due(change.Situation.Calendar),
            message.Section,
            received.CodeHash,
            Direction = message.Direction?.Direction.ToString(),
            message.DoneOn,
            message.PublicOn,
            Item = received.Item?.ToString(),
            ProposedBy = message.ErasureProposedBy?.ToString(),
        }, change.Transaction.Transaction);
    }

    /// <summary>A page of an agency's messages, what is due first in front, or what was done last; and how many pages there are.</summary>
    public static async Task<(ImmutableArray<MessageLine> Lines, int Pages)> ListAsync(
        DbConnection connection, AgencyId agency, bool over, ImmutableArray<string>? sections, int page)
    {
        var asked = new DynamicParameters(new { agency, size = (long)PageSize, skip = (long)(page - 1) * PageSize });
        var reach = sections is { } own ? $"and (section is null{asked.OrIn(own)})" : "";
        var from = $"from {Table} where agency = @agency and done_on is {(over ? "not " : "")}null {reach}";
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) {from}", asked);
        var rows = await connection.QueryAsync<MessageRow>(
            $"select {Columns} {from} order by {(over ? "done_on desc, id desc" : "due_on, id")} limit @size offset @skip", asked);
        return ([.. rows.Select(row => row.Line)], (int)((count + PageSize - 1) / PageSize));
    }

    /// <summary>The message of a number and a code; null when there is none.</summary>
    public static async Task<MessageId?> TrackedAsync(DbConnection connection, string number, string hash) =>
        (await connection.QueryAsync<MessageId>($"select id from {Table} where code_hash = @hash and number = @number", new { hash, number }))
            .Select(id => (MessageId?)id).FirstOrDefault();

    /// <summary>Messages that were done with before a day and still hold something personal, with who has proposed to erase each.</summary>
    public static async Task<ImmutableArray<(MessageId Id, string Number, DateOnly DoneOn, PersonId? ProposedBy)>> SpentAsync(
        DbConnection connection, AgencyId agency, DateOnly before) =>
        [.. await connection.QueryAsync<(MessageId, string, DateOnly, PersonId?)>($"""
            select id, number, done_on, erasure_proposed_by from {Table} where agency = @agency and stage <> 'Erased' and done_on < @before
            order by done_on, id
            """, new { agency, before })];

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new MessageMatters(new(store.Database), clock, store.People).ProjectAsync;
}

/// <summary>A row of the table.</summary>
internal sealed class MessageRow
{
    public MessageId Id { get; init; }
    public string Kind { get; init; } = "";
    public string Number { get; init; } = "";
    public string Stage { get; init; } = "";
    public DateOnly ReceivedOn { get; init; }
    public DateOnly DueOn { get; init; }
    public string? Section { get; init; }
    public string? Direction { get; init; }
    public DateOnly? DoneOn { get; init; }
    public DateOnly? PublicOn { get; init; }

    public MessageLine Line => new(Id, Enum.Parse<MessageKind>(Kind), Number, Enum.Parse<MessageStage>(Stage), ReceivedOn, DueOn, Section,
        Direction is null ? null : Enum.Parse<MessageDirection>(Direction), DoneOn, PublicOn);
}
