using Gongkai.Web;

namespace Gongkai.Matters;

/// <summary>Lines of the overview that the terms of one kind of matter give: what is due within a week, and what is over, where and by whom.</summary>
internal static class TermLines
{
    /// <summary>What is due within a week.</summary>
    /// <param name="streams">How the streams of such matters begin: <c>case/</c>.</param>
    /// <param name="name">What they are called.</param>
    public static OverviewLine Due(string streams, string name) =>
        new($"due_{Word(streams)}", $"{name}：七天以内到期", OverviewGroup.Due, Records(streams, "t.due_on >= @day and t.due_on <= @soon"));

    /// <summary>What is over.</summary>
    /// <inheritdoc cref="Due" path="/param"/>
    public static OverviewLine Overdue(string streams, string name) =>
        new($"overdue_{Word(streams)}", $"{name}：逾期", OverviewGroup.Overdue, Records(streams, "t.due_on < @day"));

    private static string Word(string streams) => streams.TrimEnd('/').Replace('-', '_');

    private static string Records(string streams, string which) => $"""
        select t.subject as id, t.agency, coalesce(nullif(t.title, ''), t.name) as title, t.due_on as since,
            t.name || '　' || coalesce(t.section, '') || ' ' || coalesce(p.name, '') as note
        from {TermView.Table} t left join person p on p.id = t.officer
        where t.agency in (select agency from looked) and t.waits = 0 and t.subject like '{streams}%' and {which}
        """;
}
