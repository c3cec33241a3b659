using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Interaction;

/// <summary>
/// 互动交流的数字 of an agency's year, for the yearly form of its website: messages by the day on which they came or were done with; consultations and
/// surveys by the day on which they began, each with all that came to it and with its result. Void messages, and what has nothing to do with a draft,
/// count for nothing.
/// </summary>
public sealed class InteractionFigures(Database database)
{
    /// <summary>Every figure, in the order of the form.</summary>
    public async Task<ImmutableArray<InteractionFigure>> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var lines = await MessagesAsync(connection, agency, first, last);
        var (corrections, messages) = (lines.Where(line => line.Kind == MessageKind.Correction).ToList(),
            lines.Where(line => line.Kind != MessageKind.Correction).ToList());
        ImmutableArray<(CountedRecord Record, long Opinions, bool HasResult)> held =
            [.. await HeldAsync(connection, agency, first, last), .. await SurveysAsync(connection, agency, first, last)];
        bool IsWithin(DateOnly? day) => day is { } known && known.Year == year;
        var done = messages.Where(line => IsWithin(line.DoneOn)).ToList();
        var mended = corrections.Where(line => IsWithin(line.DoneOn)).ToList();
        return
        [
            Count(InteractionCell.MessagesReceived, messages.Where(line => IsWithin(line.ReceivedOn))),
            Count(InteractionCell.MessagesDone, done),
            new(InteractionCell.AverageDays, done.Count == 0 ? null
                : Math.Round(done.Sum(Days) / (decimal)done.Count, 1, MidpointRounding.AwayFromZero), Behind(done)),
            Count(InteractionCell.MessagesPublic, messages.Where(line => IsWithin(line.PublicOn))),
            new(InteractionCell.SurveysHeld, held.Length, [.. held.Select(one => one.Record)]),
            new(InteractionCell.OpinionsReceived, held.Sum(one => one.Opinions), [.. held.Where(one => one.Opinions > 0).Select(one => one.Record)]),
            new(InteractionCell.ResultsPublished, held.Count(one => one.HasResult), [.. held.Where(one => one.HasResult).Select(one => one.Record)]),
            Count(InteractionCell.CorrectionsReceived, corrections.Where(line => IsWithin(line.ReceivedOn))),
            Count(InteractionCell.CorrectionsDone, mended),
            Count(InteractionCell.CorrectionsInTime, mended.Where(line => line.DoneOn <= line.DueOn)),
        ];
    }

    /// <summary>Messages that wait, whoever's section they lie in, the oldest first; faults of the website among them.</summary>
    public async Task<ImmutableArray<UnansweredMessage>> UnansweredAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. from row in await connection.QueryAsync<MessageRow>($"""
                       select {MessageView.Columns} from {MessageView.Table} where agency = @agency and done_on is null order by received_on, id
                       """, new { agency })
                   let line = row.Line
                   select new UnansweredMessage(line.Id, line.Number, line.Kind, line.ReceivedOn, line.DueOn, line.Section)];
    }

    private static InteractionFigure Count(InteractionCell cell, IEnumerable<MessageLine> lines)
    {
        var behind = Behind(lines);
        return new(cell, behind.Length, behind);
    }

    private static ImmutableArray<CountedRecord> Behind(IEnumerable<MessageLine> lines) =>
        [.. lines.Select(line => new CountedRecord(MessageRoutes.Of(line.Id), $"{line.Kind.Name()} {line.Number}",
            line.DoneOn is null ? $"{Day(line.ReceivedOn)} 收到" : $"{Day(line.ReceivedOn)} 收到，{Days(line)} 天办结"))];

    private static int Days(MessageLine line) => line.DoneOn!.Value.DayNumber - line.ReceivedOn.DayNumber;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<ImmutableArray<MessageLine>> MessagesAsync(DbConnection connection, AgencyId agency, DateOnly first, DateOnly last) =>
        [.. (await connection.QueryAsync<MessageRow>($"""
            select {MessageView.Columns} from {MessageView.Table}
            where agency = @agency and (direction is null or direction <> 'Void')
                and (received_on between @first and @last or done_on between @first and @last or public_on between @first and @last)
            order by received_on, id
            """, new { agency, first, last })).Select(row => row.Line)];

    // 问卷 that became public in the year, each with its answers.
    private static async Task<IEnumerable<(CountedRecord Record, long Opinions, bool HasResult)>> SurveysAsync(
        DbConnection connection, AgencyId agency, DateOnly first, DateOnly last) =>
        from row in await connection.QueryAsync<(SurveyId Id, string Title, string Stage, long Answers)>($"""
            select id, title, stage, (select count(*) from {SurveyAnswers.Table} a where a.survey = s.id) from {SurveyMatters.Table} s
            where agency = @agency and published_on between @first and @last and stage <> '{nameof(SurveyStage.Withdrawn)}' order by published_on, id
            """, new { agency, first, last })
        let hasResult = row.Stage == nameof(SurveyStage.Concluded)
        select (new CountedRecord(SurveyRoutes.Of(row.Id), row.Title, $"答案 {row.Answers} 份{(hasResult ? "，已公布结果" : "")}"), row.Answers, hasResult);

    // 意见征集 that began in the year, each with what the register has and what its outcome declares, whichever is more.
    private static async Task<ImmutableArray<(CountedRecord Record, long Opinions, bool HasResult)>> HeldAsync(
        DbConnection connection, AgencyId agency, DateOnly first, DateOnly last)
    {
        var rows = await connection.QueryAsync<(ItemId Id, string Title, string Body, long Heard)>($"""
            select p.id, p.title, c.body,
                (select count(*) from opinion_view o where o.item = p.id and (o.outcome is null or o.outcome <> '{nameof(OpinionOutcome.Irrelevant)}'))
            from public_item p join {ItemContentTable.Table} c on c.hash = p.content
            where p.agency = @agency and p.kind = @kind and p.withdrawn_on is null and p.open_from between @first and @last
            order by p.open_from, p.id
            """, new { agency, kind = ItemKinds.Consultation.Code, first, last });
        return
        [
            .. from row in rows
               let content = ItemContent.Read(row.Body)
               let opinions = Math.Max(row.Heard, long.TryParse(content["received"], CultureInfo.InvariantCulture, out var declared) ? declared : 0)
               let hasResult = content["outcome"].Length > 0
               select (new CountedRecord(PublishingRoutes.Of(row.Id), row.Title, $"意见 {opinions} 条{(hasResult ? "，已公布结果" : "")}"), opinions, hasResult),
        ];
    }
}
