using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Orders;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>A list as lists show it.</summary>
public sealed record ProblemListLine(ProblemListId Id, AgencyId Authority, string Name, DateOnly TakenOn, int Problems, int Orders);

/// <summary>What is ordered of the rows that do not say it themselves.</summary>
/// <param name="Name">What the list is called.</param>
/// <param name="Kind">种类</param>
/// <param name="Basis">依据</param>
/// <param name="Demand">要求</param>
/// <param name="DueOn">整改期限</param>
public sealed record ProblemListTerms(string Name, OrderKind Kind, string Basis, string Demand, DateOnly DueOn);

/// <summary>问题清单, taken in from tables: an order for every agency, kind and day, all of them or none.</summary>
public sealed class ProblemLists(Store store, OrderJournal orders, TimeProvider clock)
{
    /// <summary>The table.</summary>
    public const string Table = "problem_list";

    /// <summary>How the names of their streams begin.</summary>
    internal const string Prefix = "problem-list/";

    private const string Columns = "id, agency, name, taken_on as TakenOn, problems, orders";

    /// <summary>The orders that the rows become, in the order of the rows, each with its problems.</summary>
    public static ImmutableArray<(string Agency, OrderKind Kind, DateOnly DueOn, ImmutableArray<int> Rows)> OrdersOf(
        ImmutableArray<ListedProblem> problems, ProblemListTerms terms) =>
    [
        .. problems.Index().GroupBy(one => (one.Item.Agency, Kind: one.Item.Kind ?? terms.Kind, DueOn: one.Item.DueOn ?? terms.DueOn))
            .Select(same => (same.Key.Agency, same.Key.Kind, same.Key.DueOn, same.Select(one => one.Index).ToImmutableArray())),
    ];

    /// <summary>Issues the orders and keeps the list; the same form sent again changes nothing.</summary>
    public async Task<ImmutableArray<Refusal>> TakeAsync(ProblemListId id, AgencyId authority, ImmutableArray<ListedProblem> problems,
        ProblemListTerms terms, IReadOnlyDictionary<string, Agency> agencies, Officer officer, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        try
        {
            return await store.Journal.WriteAsync(async transaction =>
            {
                var stream = $"{Prefix}{id}";
                if (!(await transaction.ReadAsync(stream)).IsEmpty) return [];
                var rows = new TakenProblem[problems.Length];
                foreach (var (name, kind, due, places) in OrdersOf(problems, terms))
                {
                    var (member, order) = (agencies[name], SupervisionOrderId.Named($"order/{stream}/{places[0]}"));
                    OrderIssued issued = new(today, authority, member.Id, member.Name, kind, "", terms.Basis, terms.Demand,
                        [.. places.Select(place => problems[place].Problem)], due)
                    { Origin = stream, By = officer.Id };
                    var answer = await orders.TakeAsync(transaction, new(new(order), 0,
                        async (writing, _) => [await OrderJournal.IssuedAsync(writing, issued)])
                    { BeginningAt = member.Id }, officer.ActorAt(member.Id), officer.Change(clock, Permission.SuperviseOrders, member.Id));
                    if (!answer.IsTaken) throw new NotTakenException(answer.Refusals);
                    foreach (var (number, place) in places.Index()) rows[place] = new(problems[place], order, number + 1);
                }
                await transaction.AppendAsync(authority, stream, 0, [JournalEvent.Of(new ProblemListTaken(today, terms.Name, [.. rows], officer.Id))],
                    officer.Change(clock, Permission.SuperviseOrders, authority), about: null);
                await WriteAsync(transaction, await transaction.ReadAsync(stream));
                return ImmutableArray<Refusal>.Empty;
            }, ct);
        }
        catch (NotTakenException refused)
        {
            return refused.Refusals;
        }
    }

    /// <summary>Those of an authority, the latest first.</summary>
    public async Task<ImmutableArray<ProblemListLine>> ListAsync(AgencyId authority, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from {Table} where agency = @authority order by taken_on desc, id desc", new { authority }, cancellationToken: ct)))
            .Select(row => row.Line)];
    }

    /// <summary>One with its rows; null when there is none.</summary>
    public async Task<(ProblemListLine Line, ProblemListTaken List)?> FindAsync(ProblemListId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"select {Columns} from {Table} where id = @id", new { id },
            cancellationToken: ct)) is not { } row) return null;
        return (row.Line, Of((await store.Journal.ReadAsync($"{Prefix}{id}", ct))[0].Body));
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => WriteAsync;

    private static Task WriteAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var list = Of(entries[0].Body);
        return transaction.Connection.ExecuteAsync($"""
            insert into {Table} (id, agency, name, taken_on, problems, orders) values (@id, @Agency, @Name, @On, @Problems, @Orders)
            on conflict (id) do nothing
            """, new
        {
            id = entries[0].Stream[Prefix.Length..],
            entries[0].Agency,
            list.Name,
            list.On,
            Problems = (long)list.Rows.Length,
            Orders = (long)list.Rows.Select(row => row.Order).Distinct().Count(),
        }, transaction.Transaction);
    }

    private static ProblemListTaken Of(string body) => JsonSerializer.Deserialize<ProblemListTaken>(body, EventJson.Options)!;

    private sealed record Row(string Id, string Agency, string Name, string TakenOn, long Problems, long Orders)
    {
        public ProblemListLine Line =>
            new(ProblemListId.Parse(Id, null), AgencyId.Parse(Agency, null), Name, StoredTypes.Day(TakenOn), (int)Problems, (int)Orders);
    }

    // Undoes what was written; never leaves this class.
    private sealed class NotTakenException(ImmutableArray<Refusal> refusals) : Exception
    {
        public ImmutableArray<Refusal> Refusals => refusals;
    }
}
