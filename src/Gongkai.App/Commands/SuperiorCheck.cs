using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary>The check of a superior's report against those of its members, beside the check of each by itself.</summary>
internal sealed class SuperiorCheck
{
    private readonly ConcurrentDictionary<string, AnnualReport> members = new();
    private readonly ImmutableArray<string> expected;
    private readonly string name;
    private ReportReading? superior;

    /// <summary>Adds the superior's report to the files, unless it is among them.</summary>
    /// <exception cref="MisuseException">The superior's report, or the list, is not there, or is no single file.</exception>
    public SuperiorCheck(string path, string? expected, ref IReadOnlyList<ReportFile> files, Terminal terminal)
    {
        var opened = Inputs.Open([path], terminal);
        if (opened.Count > 1)
            throw new MisuseException(
                terminal.Say($"--superior 只能是一份报告，{path} 里有 {opened.Count} 个文件", $"--superior is one report; {path} holds {opened.Count} files"));
        var full = Path.GetFullPath(opened[0].Name);
        if (files.FirstOrDefault(file => Path.GetFullPath(file.Name) == full) is { } among) name = among.Name;
        else (name, files) = (opened[0].Name, [.. files, opened[0]]);
        this.expected = expected is null ? [] : NamesIn(expected, terminal);
    }

    /// <summary>Told of each report; of the members only the figures are kept.</summary>
    public void Add(ReportReading reading)
    {
        if (reading.File == name) superior = reading;
        else if (reading.Report is { } report) members[reading.File] = report with { Passages = [], Layout = [] };
    }

    /// <summary>Adds what was found across the agencies to the superior's report.</summary>
    public void Finish(CheckedReport[] reports, Baseline? baseline, Action<ReportReading, CheckedReport>? again)
    {
        if (superior is not { Report: { } report }) return;
        var across = Examine(report, members.Values, expected);
        var index = Array.FindIndex(reports, other => other.File == name);
        reports[index] = CheckedReport.Of(superior,
            reports[index].Findings.Select(found => found.Finding).Concat(across).Order(FindingOrder.ByPlace), baseline);
        again?.Invoke(superior, reports[index]);
    }

    /// <summary>What is wrong across the agencies. A member's report on another year is no member's where the one on this year is there too.</summary>
    public static ImmutableArray<Finding> Examine(AnnualReport superior, IEnumerable<AnnualReport> members, ImmutableArray<string> expected)
    {
        var (ofYear, others) = (new List<AnnualReport>(), new List<AnnualReport>());
        foreach (var member in members.OrderBy(member => member.Agency, StringComparer.Ordinal)) (member.Year == superior.Year ? ofYear : others).Add(member);
        others.RemoveAll(other => other.Agency is { } agency && ofYear.Exists(member => member.Agency is { } same && AgencyName.AreSame(agency, same)));
        // A report handed in twice is told of, and counts once.
        var all = AgencyRuleBook.Examine(new(superior, [.. ofYear, .. others], expected));
        var once = ofYear.Where((member, i) => !ofYear.Take(i).Any(other => IsCopy(member, other))).ToList();
        if (once.Count == ofYear.Count) return all;
        return [.. AgencyRuleBook.Examine(new(superior, [.. once, .. others], expected)).Where(finding => finding.Code != "AG03")
            .Concat(all.Where(finding => finding.Code == "AG03")).Order(FindingOrder.ByPlace)];
    }

    private static bool IsCopy(AnnualReport one, AnnualReport other) =>
        one.Agency is { } agency && other.Agency is { } same && AgencyName.AreSame(agency, same)
        && one.Cells.Keys.Concat(other.Cells.Keys).All(id => CellChange.IsSame(one[id], other[id]));

    private static ImmutableArray<string> NamesIn(string path, Terminal terminal)
    {
        if (!File.Exists(path)) throw new MisuseException(terminal.Say($"没有这个名单文件：{path}", $"No such list of agencies: {path}"));
        return [.. File.ReadLines(path).Select(line => line.Trim('\uFEFF', ' ', '\t', '　')).Where(line => line.Length > 0)];
    }
}
