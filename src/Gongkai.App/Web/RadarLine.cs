using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Gongkai.Web;

/// <summary>How much a line of the radar weighs.</summary>
public enum RadarWeight
{
    /// <summary>A term of law, or one that supervising authorities count, is over.</summary>
    [Word("违反规定")] Breach,

    /// <summary>Somebody has to look at it.</summary>
    [Word("需要处理")] Attention,

    /// <summary>Something good that could be done.</summary>
    [Word("建议")] Suggestion,
}

/// <summary>One thing behind a line of the radar.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Since">The day that counts: on which it was due, or since when it is so; null where there is none.</param>
public sealed record RadarRecord(string Title, DateOnly? Since)
{
    /// <summary>Where it is dealt with at the desk; null for nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>What else is to be known of it.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether everybody may read its title; of all else a superior is told the number alone.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>What a line is asked.</summary>
/// <param name="Connection">On what.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Today">The day.</param>
public sealed record RadarAsk(DbConnection Connection, AgencyId Agency, DateOnly Today)
{
    /// <summary>How many records are left out, and how many are wanted; none where the number is enough.</summary>
    public int Skip { get; init; }

    /// <inheritdoc cref="Skip"/>
    public int Take { get; init; }
}

/// <summary>What a line has found.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">The earliest day among them; null where they have none.</param>
/// <param name="Records">Those that were wanted, the earliest first.</param>
public sealed record RadarFound(long Count, DateOnly? Oldest, ImmutableArray<RadarRecord> Records)
{
    /// <summary>The same of records that are all at hand.</summary>
    public static RadarFound Of(RadarAsk ask, IEnumerable<RadarRecord> records)
    {
        var all = records.OrderBy(record => record.Since ?? DateOnly.MinValue).ToList();
        return new(all.Count, all.Min(record => record.Since), [.. all.Skip(ask.Skip).Take(ask.Take)]);
    }
}

/// <summary>
/// 公开雷达的一行: one kind of gap that a bureau should notice by itself. Every area declares its own (<see cref="Area.RadarLines"/>); pages, nightly
/// readings and notices ask them all alike.
/// </summary>
/// <param name="word">By which readings name it, for ever.</param>
/// <param name="name">What people read.</param>
/// <param name="weight">How much it weighs.</param>
public abstract class RadarLine(string word, string name, RadarWeight weight)
{
    /// <summary>By which readings name it.</summary>
    public string Word { get; } = word;

    /// <summary>What people read.</summary>
    public string Name { get; } = name;

    /// <summary>How much it weighs.</summary>
    public RadarWeight Weight { get; } = weight;

    /// <summary>Where it stands that this must not be.</summary>
    public abstract string Basis { get; }

    /// <summary>What is to be done.</summary>
    public abstract string Remedy { get; }

    /// <summary>What is called by the day that its records have: 应当公开的日期.</summary>
    public virtual string DayName => "期限";

    /// <summary>Whether what finds its records tells of them itself, so that they are not told twice.</summary>
    public virtual bool IsToldElsewhere => false;

    /// <summary>What is the matter with an agency today.</summary>
    public abstract Task<RadarFound> FindAsync(RadarAsk ask);

    /// <summary>Every line of all areas, what weighs most first.</summary>
    public static ImmutableArray<RadarLine> All => AllLines.Value;

    /// <summary>The line of a word; null when there is none.</summary>
    public static RadarLine? Find(string? word) => All.FirstOrDefault(line => line.Word == word);

    private static readonly Lazy<ImmutableArray<RadarLine>> AllLines =
        new(() => [.. Area.All.SelectMany(area => area.RadarLines).OrderBy(line => line.Weight)]);
}

/// <summary>A line whose records a statement finds.</summary>
public abstract class QueriedLine(string word, string name, RadarWeight weight) : RadarLine(word, name, weight)
{
    /// <summary>The statement: columns <c>id</c>, <c>title</c>, <c>since</c>, <c>note</c>; it may use <c>@agency</c> and <c>@today</c>.</summary>
    protected abstract string Records { get; }

    /// <summary>Whether titles of its records are public.</summary>
    protected virtual bool ArePublic => false;

    /// <summary>Where a record is dealt with.</summary>
    protected abstract string? AddressOf(string id);

    /// <summary>What else the statement wants: days, and what the agency has chosen.</summary>
    protected virtual Task<object?> ValuesAsync(RadarAsk ask) => Task.FromResult<object?>(null);

    public sealed override async Task<RadarFound> FindAsync(RadarAsk ask)
    {
        var values = new DynamicParameters(new { agency = ask.Agency, today = ask.Today, skip = (long)ask.Skip, take = (long)ask.Take });
        if (await ValuesAsync(ask) is { } own) values.AddDynamicParams(own);
        var (count, oldest) = await ask.Connection.QuerySingleAsync<(long, DateOnly?)>($"select count(*), min(since) from ({Records}) found", values);
        if (count == 0 || ask.Take == 0) return new(count, oldest, []);
        var rows = await ask.Connection.QueryAsync<Row>(
            $"select id, title, since, note from ({Records}) found order by since, id limit @take offset @skip", values);
        return new(count, oldest, [.. rows.Select(row => new RadarRecord(row.Title, row.Since)
        {
            Address = AddressOf(row.Id),
            Note = row.Note ?? "",
            IsPublic = ArePublic,
        })]);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly? Since { get; init; }
        public string? Note { get; init; }
    }
}
