using System.Collections.Immutable;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>The terms that run in matters of every kind, as one table.</summary>
public static class TermView
{
    /// <summary>The table; the rows of a matter are those of its stream.</summary>
    public const string Table = "term_view";

    /// <summary>Writes the terms of a matter anew.</summary>
    /// <param name="transaction">Within what.</param>
    /// <param name="subject">The matter's stream.</param>
    /// <param name="agency">Whose matter.</param>
    /// <param name="startedOn">When it began.</param>
    /// <param name="terms">What runs now.</param>
    public static Task WriteAsync(JournalTransaction transaction, string subject, AgencyId agency, DateOnly startedOn, ImmutableArray<RunningTerm> terms)
    {
        var values = new DynamicParameters(new { subject, agency, startedOn });
        var rows = terms.Select((term, i) =>
        {
            values.AddDynamicParams(new Dictionary<string, object?>
            {
                [$"kind{i}"] = term.Kind,
                [$"name{i}"] = term.Name,
                [$"title{i}"] = term.Title,
                [$"due{i}"] = term.Due,
                [$"waits{i}"] = term.Waits ? 1L : 0L,
                [$"post{i}"] = term.Post.ToString(),
                [$"section{i}"] = term.Section,
                [$"officer{i}"] = term.Officer?.ToString(),
            });
            return $"(@subject, @kind{i}, @agency, @name{i}, @title{i}, @startedOn, @due{i}, @waits{i}, @post{i}, @section{i}, @officer{i})";
        }).ToArray();
        var insert = rows.Length == 0
            ? ""
            : $"; insert into {Table} (subject, kind, agency, name, title, started_on, due_on, waits, post, section, officer) values {string.Join(", ", rows)}";
        return transaction.Connection.ExecuteAsync($"delete from {Table} where subject = @subject{insert}", values, transaction.Transaction);
    }
}
