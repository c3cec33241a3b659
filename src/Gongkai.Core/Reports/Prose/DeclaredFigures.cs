using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

/// <summary>What the tables say of something that the text counts: a sum of cells.</summary>
/// <param name="Value">The sum.</param>
/// <param name="Cells">The cells it is the sum of.</param>
internal sealed record DeclaredFigure(long Value, ImmutableArray<string> Cells);

/// <summary>Finds the cells that a subject speaks of.</summary>
internal static class DeclaredFigures
{
    private static readonly string[] Organisations = ["org_commercial", "org_research", "org_public_welfare", "org_legal_service", "org_other"];

    /// <summary>
    /// The sums of cells that the subjects together may mean, the likeliest first; empty when the tables do not say all of them, so that nothing can be
    /// contradicted.
    /// </summary>
    public static ImmutableArray<DeclaredFigure> Of(AnnualReport report, ImmutableArray<Subject> subjects)
    {
        ImmutableArray<DeclaredFigure> sums = [new(0, [])];
        foreach (var subject in subjects)
        {
            var readings = Readings(report, subject).Select(cells => Sum(report, cells)).ToList();
            if (readings.Count == 0 || readings.Contains(null)) return [];
            sums = [.. from sum in sums from reading in readings select new DeclaredFigure(sum.Value + reading!.Value, [.. sum.Cells, .. reading.Cells])];
        }
        return subjects.IsEmpty ? [] : sums;
    }

    private static DeclaredFigure? Sum(AnnualReport report, ImmutableArray<string> cells)
    {
        long sum = 0;
        foreach (var id in cells)
        {
            if (report.Number(id) is not { } value) return null;
            sum += value;
        }
        return cells.IsEmpty ? null : new(sum, cells);
    }

    private static IEnumerable<ImmutableArray<string>> Readings(AnnualReport report, Subject subject) => subject.Topic switch
    {
        Topic.Requests => Requests(report, subject),
        Topic.Disputes when subject.Row is null => [],
        Topic.Disputes => [[.. Blocks(subject.Row!).SelectMany(block => Dispute(block, subject.Measure))]],
        Topic.Documents => Documents(report, subject),
        Topic.Decisions when subject.Row == "procurement" => [["proactive.a20_9.central_procurement.projects"]],
        Topic.Decisions when subject.Row is not null =>
            [[(report.Generation == ReportFormGeneration.A ? "proactive.a20_" : "proactive.b20_") + (subject.Row == "licensing" ? "5." : "6.")
                + subject.Row + ".decisions"]],
        _ => [],
    };

    private static IEnumerable<ImmutableArray<string>> Requests(AnnualReport report, Subject subject)
    {
        string[] columns = subject.Row switch { null => ["total"], "org" => Organisations, "org_enterprise" => ["org_commercial"], { } one => [one] };
        foreach (var rows in Rows(report, subject.Measure))
            yield return [.. from row in rows from column in columns select $"requests.{row}.{column}"];
        // 其他组织 and 企业 are also said of all that are not natural persons.
        if (subject.Row is "org_other" or "org_enterprise")
            foreach (var rows in Rows(report, subject.Measure))
                yield return [.. from row in rows from column in Organisations select $"requests.{row}.{column}"];
    }

    private static IEnumerable<string[]> Rows(AnnualReport report, string measure) => measure switch
    {
        "received" => [["received"]],
        "carried_in" => [["carried_in"]],
        "carried_out" => [["carried_out"]],
        "carried" => [["carried_in"], ["carried_out"]],
        "handled" => [["received", "carried_in"]],
        "taken" => [["received"], ["received", "carried_in"], ["outcome.total"]],
        "any" => [["received"], ["received", "carried_in"], ["outcome.total"]],
        "loose" => [["received"], ["received", "carried_in"], ["outcome.total"], ["outcome.granted"], ["outcome.granted", "outcome.partial"]],
        "concluded" => [["outcome.total"]],
        "channel" or "vet" or "" => [],
        "other?" when report.Form.Row("requests.outcome.other.misc") is null || report.Number("requests.outcome.other.total") is not null =>
            [Leaves(report, "other")],
        "other?" => [Leaves(report, "other"), ["outcome.other.misc"]],
        _ => [Leaves(report, measure)],
    };

    // The rows of an outcome or of a group, in the form that is printed.
    private static string[] Leaves(AnnualReport report, string measure)
    {
        var row = "outcome." + measure;
        if (measure == "other" && report.Number("requests.outcome.other.total") is not null) return [row];
        var rows = report.Form.Requests.Rows.Where(each => each.Role == RowRole.Outcome).Select(each => each.Id["requests.".Length..]);
        return [.. rows.Where(each => each == row || each.StartsWith(row + ".", StringComparison.Ordinal))];
    }

    private static string[] Blocks(string row) =>
        row == "all"
            ? ["disputes.reconsideration", "disputes.litigation_direct", "disputes.litigation_after"]
            : row == "litigation" ? ["disputes.litigation_direct", "disputes.litigation_after"] : ["disputes." + row];

    private static string[] Dispute(string block, string measure) =>
        measure == "closed" ? [block + ".upheld", block + ".corrected", block + ".other"] : [$"{block}.{measure}"];

    private static IEnumerable<ImmutableArray<string>> Documents(AnnualReport report, Subject subject)
    {
        var row = report.Generation == ReportFormGeneration.A ? "proactive.a20_1." + subject.Row : "proactive.b20_1." + subject.Row;
        string[] columns = (report.Generation, subject.Measure) switch
        {
            (ReportFormGeneration.A, "made") => ["made"],
            (ReportFormGeneration.A, "disclosed") => ["disclosed"],
            (ReportFormGeneration.A, "published") => ["disclosed_total", "disclosed"],
            (ReportFormGeneration.A, "in_force") => ["disclosed_total"],
            (ReportFormGeneration.A, "any") => ["disclosed", "made", "disclosed_total"],
            (ReportFormGeneration.B, "made") => ["issued"],
            (ReportFormGeneration.B, "repealed") => ["repealed"],
            (ReportFormGeneration.B, "in_force") => ["in_force"],
            (ReportFormGeneration.B, "any") => ["issued", "in_force", "repealed"],
            _ => [],
        };
        return columns.Select(column => ImmutableArray.Create($"{row}.{column}"));
    }
}
