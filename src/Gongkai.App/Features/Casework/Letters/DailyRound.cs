using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>
/// What a new day brings without anybody's doing: dates that were projected move on, and an application that was not corrected or not paid for
/// in time lapses on the workday after the last day (第三十条；国办函〔2020〕109号), with the closing note where the agency has authorised it once
/// and for all. To run it again changes nothing.
/// </summary>
public sealed class DailyRound(Store store, WorkCalendars calendars, RequestJournal journal, LapseLetters letters, CaseNotices notices, TimeProvider clock)
{
    // Short pieces of writing, so that nobody waits long behind one.
    private const int AtOnce = 50;

    /// <summary>Runs it for today.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        foreach (var id in await FindAsync("stage in ('AwaitingCorrection', 'AwaitingPayment') and due_on < @today", today, ct)) await LapseAsync(id, ct);
        foreach (var some in (await FindAsync("is_projected = 1", today, ct)).Chunk(AtOnce)) await RefreshAsync(some, ct);
    }

    private async Task LapseAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await journal.FindAsync(id, ct) is not { } found) return;
        var situation = await journal.SituationAsync(found.Agency, Actor.Platform, ct);
        var answer = found.Request.Clock(situation);
        if (answer.Status is not (ClockStatus.LapsedNoCorrection or ClockStatus.LapsedFeeUnpaid) || answer.ClosedOn is not { } on || on > situation.Today)
            return;
        var authority = situation.Settings.LapseAuthority;
        var letter = authority.Length > 0 ? await letters.PrepareAsync(found.Agency, found.Request, situation, ct) : null;
        var change = ChangeContext.ByPlatform(clock.GetUtcNow(), letter is null ? "平台" : $"平台，概括授权：{authority}");
        await journal.TakeAsync(id, found.Request.Version, Actor.Platform, change, async (writing, request) =>
        {
            var lapsed = letter is null ? new ApplicationLapsed(on) : await letters.IssueAsync(writing, request, letter, on);
            await notices.TellAsync(writing.Transaction, found.Agency, request, Told(request, lapsed), Role.RegistrationClerk);
            return [lapsed];
        }, ct);
    }

    private static CaseNotice Told(DisclosureRequest request, ApplicationLapsed lapsed)
    {
        var why = request.Stage == CaseStage.AwaitingPayment ? "逾期未缴费" : "逾期没有补正";
        return new($"{request.Id}/lapsed/{lapsed.On:yyyy-MM-dd}", "Lapsed", $"{request.Registration?.Number} 视为放弃申请",
            lapsed.Letter is { } letter ? $"{why}，视为放弃申请。告知书{letter.Number}已由平台依概括授权制发，申请人凭查询码可以下载；没有同意电子送达的，请打印送达。"
            : $"{why}，视为放弃申请。告知书没有制发，需要的请在本案文书中制发。");
    }

    private Task RefreshAsync(IReadOnlyCollection<DisclosureRequestId> some, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var cases = new RequestMatters(new(store.Database, await calendars.CurrentAsync(transaction.Connection, transaction.Transaction)), clock);
        foreach (var id in some) await cases.ProjectAsync(transaction, await transaction.ReadAsync(id.Stream));
        return true;
    }, ct);

    private async Task<ImmutableArray<DisclosureRequestId>> FindAsync(string condition, DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. await connection.QueryAsync<DisclosureRequestId>(
            new CommandDefinition($"select id from case_view where is_open = 1 and {condition} order by id", new { today }, cancellationToken: ct))];
    }
}

/// <summary>Runs the daily round when the platform starts, and a few minutes after each midnight in Beijing.</summary>
public sealed class DailyRounds(DailyRound round, TimeProvider clock, ILogger<DailyRounds> log) : BackgroundService
{
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDone = await TryAsync(stoppingToken);
            var now = clock.BeijingNow;
            await Task.Delay(isDone ? now.Date.AddDays(1) - now.DateTime + AfterMidnight : Patience, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A database that is away for a while must not end the rounds.
    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await round.RunAsync(ct);
            return true;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Failed(log, broken);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static readonly Action<ILogger, Exception?> Failed = LoggerMessage.Define(LogLevel.Error, new(4001, "DailyRoundFailed"),
        "the daily round failed and will be tried again");
}
