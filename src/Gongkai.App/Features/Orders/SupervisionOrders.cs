using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>An order as lists show it.</summary>
public sealed record OrderLine(SupervisionOrderId Id, AgencyId Agency, AgencyId Authority, OrderKind Kind, string Number, string Name, OrderStage Stage,
    DateOnly IssuedOn, DateOnly DueOn, int Missed, int Problems, int Closed, DateOnly? ClosedOn, int Accountability)
{
    /// <summary>Whether its day is over without a reply.</summary>
    public bool IsOverdue(DateOnly today) => Stage == OrderStage.Issued && DueOn < today;

    /// <summary>销号率: how many of all problems are mended, in hundredths to one place; null where there are none.</summary>
    public static decimal? ClosingRate(IEnumerable<OrderLine> lines)
    {
        var counted = lines.Where(line => line.Stage != OrderStage.Withdrawn).ToList();
        return counted.Count == 0 ? null
            : Math.Round(100m * counted.Sum(line => line.Closed) / counted.Sum(line => line.Problems), 1, MidpointRounding.AwayFromZero);
    }
}

/// <summary>A complaint that was found right and that no order has followed.</summary>
public sealed record OrderLead(string Stream, AgencyId Agency, string Words, DateOnly On);

/// <summary>督办整改: finds orders and what could lead to one.</summary>
public sealed class SupervisionOrders(Store store, OrderJournal journal, TimeProvider clock)
{
    private const string Columns = "id, agency, authority, kind, number, name, stage, issued_on as IssuedOn, due_on as DueOn, missed, problems, closed, "
        + "closed_on as ClosedOn, accountability";

    /// <summary>Those that an authority has issued, the latest first.</summary>
    public Task<ImmutableArray<OrderLine>> OfAuthorityAsync(AgencyId authority, CancellationToken ct) =>
        ListAsync("authority = @authority order by issued_on desc, number desc", new { authority }, ct);

    /// <summary>Those that an agency has received, the latest first.</summary>
    public Task<ImmutableArray<OrderLine>> OfAgencyAsync(AgencyId agency, CancellationToken ct) =>
        ListAsync("agency = @agency order by issued_on desc, number desc", new { agency }, ct);

    /// <summary>Those that came out of a matter, the latest first.</summary>
    /// <param name="origin">Its stream.</param>
    /// <param name="ct">Gives up.</param>
    public Task<ImmutableArray<OrderLine>> OutOfAsync(string origin, CancellationToken ct) =>
        ListAsync("origin = @origin order by issued_on desc, number desc", new { origin }, ct);

    /// <summary>The order and whose it is; null when there is none.</summary>
    public Task<(AgencyId Agency, SupervisionOrder Order)?> FindAsync(SupervisionOrderId id, CancellationToken ct) =>
        journal.FindAsync(new SupervisionOrder(id), ct);

    /// <summary>发出.</summary>
    public Task<MatterAnswer<SupervisionOrder, OrderEvent>> IssueAsync(SupervisionOrderId id, OrderIssued order, Officer officer, CancellationToken ct) =>
        journal.TakeAsync(new(new(id), 0, async (writing, _) => [await OrderJournal.IssuedAsync(writing, order)]) { BeginningAt = order.Member },
            officer.ActorAt(order.Member), officer.Change(clock, Permission.SuperviseOrders, order.Member), ct);

    /// <summary>Complaints that the authority has found right (第四十七条、第五十一条) and that no order has followed.</summary>
    public async Task<ImmutableArray<OrderLead>> LeadsAsync(AgencyId authority, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var founded = await ComplaintMatters.FoundedAsync(connection,
            $"v.agency = @authority and not exists (select 1 from {OrderMatters.Table} o where o.origin = j.stream)", new { authority }, ct);
        return [.. founded.Reverse().Select(one => new OrderLead(one.Stream, one.About, $"投诉{one.Answered.Finding!.Value.Name()}", one.Answered.On))];
    }

    /// <summary>Those whose day is over, and of which that is not told yet.</summary>
    internal Task<ImmutableArray<OrderLine>> UntoldAsync(CancellationToken ct) =>
        ListAsync($"stage = '{nameof(OrderStage.Issued)}' and is_missed = 0 and due_on < @today order by id", new { today = clock.BeijingToday }, ct);

    private async Task<ImmutableArray<OrderLine>> ListAsync(string where, object values, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition($"select {Columns} from {OrderMatters.Table} where {where}", values,
            cancellationToken: ct))).Select(row => row.Line)];
    }

    private sealed record Row(string Id, string Agency, string Authority, string Kind, string Number, string Name, string Stage, string IssuedOn, string DueOn,
        long Missed, long Problems, long Closed, string? ClosedOn, long Accountability)
    {
        public OrderLine Line => new(SupervisionOrderId.Parse(Id, null), AgencyId.Parse(Agency, null), AgencyId.Parse(Authority, null),
            Enum.Parse<OrderKind>(Kind), Number, Name, Enum.Parse<OrderStage>(Stage), StoredTypes.Day(IssuedOn), StoredTypes.Day(DueOn), (int)Missed,
            (int)Problems, (int)Closed, ClosedOn is null ? null : StoredTypes.Day(ClosedOn), (int)Accountability);
    }
}

/// <summary>逾期未整改: told once for each day that was missed.</summary>
public sealed class MissedOrders(SupervisionOrders orders, OrderJournal journal, TimeProvider clock)
{
    /// <summary>One round: to run it again does nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var line in await orders.UntoldAsync(ct))
            // Somebody may reply in between: then the rules refuse it, and that is as it should be.
            await journal.TakeAsync(new(new(line.Id), null, (writing, _) =>
                Task.FromResult<IReadOnlyList<OrderEvent>>([new OrderMissed(writing.Situation.Today, line.DueOn)])),
                Actor.Platform, ChangeContext.ByPlatform(clock.GetUtcNow()), ct);
    }
}

/// <summary>Every ten minutes.</summary>
public sealed class OrderRounds(MissedOrders missed, TimeProvider clock, ILogger<OrderRounds> log) : Rounds(TimeSpan.FromMinutes(10), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4601, "OrderRoundFailed"), "the round of orders failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => missed.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
