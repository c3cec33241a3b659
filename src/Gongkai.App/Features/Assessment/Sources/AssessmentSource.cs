using System.Data.Common;
using Dapper;
using Gongkai.Assessment;
using Gongkai.Storage;

namespace Gongkai.Features.Assessment;

/// <summary>What a source is asked.</summary>
/// <param name="Connection">On what.</param>
/// <param name="Agency">Whose registers.</param>
/// <param name="Year">Of which year.</param>
/// <param name="Today">The day.</param>
public sealed record SourceAsk(DbConnection Connection, AgencyId Agency, int Year, DateOnly Today)
{
    /// <summary>The last day of the year.</summary>
    public DateOnly End => new(Year, 12, 31);
}

/// <summary>数据来源: one question to the registers, which an indicator names by its word.</summary>
/// <param name="word">By which indicators name it, for ever.</param>
/// <param name="name">What people read.</param>
public abstract class AssessmentSource(string word, string name)
{
    /// <summary>By which indicators name it.</summary>
    public string Word { get; } = word;

    /// <summary>What people read.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it counts events; else it gives a figure.</summary>
    public virtual bool CountsEvents => true;

    /// <summary>What it knows of an agency and year; null where it knows nothing, which is not nothing.</summary>
    public abstract Task<IndicatorFacts?> FindAsync(SourceAsk ask);
}

/// <summary>A source whose events a statement finds. A year before the agency was here, or that has not begun, is known to no register.</summary>
/// <param name="word">By which indicators name it.</param>
/// <param name="name">What people read.</param>
/// <param name="statement">Columns <c>words</c>, <c>on_day</c>, <c>subject</c>; it may use <c>@agency</c>, <c>@year</c>, <c>@from</c>, <c>@to</c>,
/// <c>@today</c>.</param>
public sealed class QueriedSource(string word, string name, string statement) : AssessmentSource(word, name)
{
    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        if (!await IsKnownAsync(ask)) return null;
        var rows = await ask.Connection.QueryAsync<(string Words, string? On, string? Subject)>(
            $"select words, on_day, subject from ({statement}) found order by on_day, words",
            new { agency = ask.Agency, year = (long)ask.Year, from = new DateOnly(ask.Year, 1, 1), to = ask.End, today = ask.Today });
        return new()
        {
            Events = [.. rows.Select(row => new ScoredEvent(row.Words) { On = row.On is { } day ? StoredTypes.Day(day[..10]) : null, Subject = row.Subject })],
        };
    }

    internal static async Task<bool> IsKnownAsync(SourceAsk ask) => ask.Year <= ask.Today.Year && await ask.Connection.ExecuteScalarAsync<long>(
        "select count(*) from agency where id = @agency and from_on <= @to", new { agency = ask.Agency, to = ask.End }) > 0;
}

/// <summary>A source that is one number of the registers.</summary>
public sealed class FigureSource(string word, string name, string statement) : AssessmentSource(word, name)
{
    public override bool CountsEvents => false;

    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask) => !await QueriedSource.IsKnownAsync(ask) ? null : new()
    {
        Figure = await ask.Connection.ExecuteScalarAsync<long?>(statement,
            new { agency = ask.Agency, year = (long)ask.Year, from = new DateOnly(ask.Year, 1, 1), to = ask.End }),
    };
}
