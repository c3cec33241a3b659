using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Gongkai.Reading;

namespace Gongkai.Features.ReportArchive;

/// <summary>A question about the archive.</summary>
/// <param name="Copy">The file that it is asked of.</param>
/// <param name="Sql">The question.</param>
/// <param name="Most">How many rows are given at most.</param>
/// <param name="Milliseconds">How long it may take.</param>
public sealed record ArchiveQuestion(string Copy, string Sql, int Most, int Milliseconds);

/// <summary>What was answered.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows, as text; null where there is nothing.</param>
/// <param name="IsCut">Whether there were more.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Fault">Why there is no answer, in the words of the engine; null where there is one.</param>
public sealed record ArchiveAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows, bool IsCut, long Milliseconds, string? Fault)
{
    /// <summary>Whether it was broken off, for it took too long.</summary>
    public bool IsTooLong { get; init; }
}

/// <summary>
/// Questions that somebody has typed. They are asked in a process of its own, of a file that holds nothing but what he may see and that can only be read:
/// what one costs or breaks is not the platform's.
/// </summary>
public static class ArchiveQuery
{
    /// <summary>What a reader does.</summary>
    public static ReaderWork Work { get; } = new("archive-query", job => ReaderWorks.Answer(Ask(ReaderWorks.Wish<ArchiveQuestion>(job))));

    /// <summary>The answer to a question.</summary>
    internal static ArchiveAnswer Ask(ArchiveQuestion question)
    {
        var clock = Stopwatch.StartNew();
        using var late = new CancellationTokenSource(question.Milliseconds);
        try
        {
            using var connection = ColumnarCopies.Open(question.Copy);
            using var command = connection.CreateCommand();
            command.UseStreamingMode = true;
            command.CommandText = question.Sql;
            using var stop = late.Token.Register(command.Cancel);
            using var reader = command.ExecuteReader();
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
            while (reader.Read())
            {
                if (rows.Count == question.Most) return new(Headings(reader), rows.ToImmutable(), true, clock.ElapsedMilliseconds, null);
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Text(reader.GetValue(i)))]);
            }
            return new(Headings(reader), rows.ToImmutable(), false, clock.ElapsedMilliseconds, null);
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or InvalidOperationException or NotSupportedException)
        {
            return new([], [], false, clock.ElapsedMilliseconds, fault.Message) { IsTooLong = late.IsCancellationRequested };
        }
    }

    private static ImmutableArray<string> Headings(DuckDBDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    private static string? Text(object value) => value switch
    {
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        DateOnly day => Web.Dates.Of(day),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "是" : "否",
        System.Collections.IEnumerable list and not string => string.Join("、", list.Cast<object?>().Select(one => one is null ? "" : Text(one))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
