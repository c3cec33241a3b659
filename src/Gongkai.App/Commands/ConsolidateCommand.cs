using System.Collections.Immutable;
using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai consolidate PATH… --agency NAME --year Y --to OUT</c>: the superior's report out of its members'.</summary>
internal static class ConsolidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = Shared.Paths(terminal);
        var agency = new Option<string>("--agency") { HelpName = "NAME", Required = true, Description = terminal.Say("汇总机关的名称", "the name of the superior") };
        var year = new Option<int>("--year") { HelpName = "Y", Required = true, Description = terminal.Say("年度", "the report year") };
        var to = new Option<string>("--to")
        {
            HelpName = "OUT",
            Required = true,
            Description = terminal.Say("写到哪里；格式由扩展名定：.docx .html .xlsx .json .csv .pdf",
                "where to; the extension says the format: .docx .html .xlsx .json .csv .pdf"),
        };
        var against = Shared.Value("--against", "FILE",
            terminal.Say("汇总机关自己写好的报告，与各机关相加的结果逐格核对", "the superior's own report, compared with what its members add up to"));
        var format = Shared.Format(terminal, "text", "json");
        var command = new Command("consolidate",
            terminal.Say("把下级机关的报告汇总成一份", "adds up reports into the superior's")) { paths, agency, year, to, against, format };
        command.SetAction(parsed => Consolidate(
            Inputs.Open(parsed.GetRequiredValue(paths), terminal), parsed.GetRequiredValue(agency), parsed.GetRequiredValue(year), parsed.GetRequiredValue(to),
            parsed.GetValue(against), parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Consolidate(IReadOnlyList<ReportFile> files, string agency, int year, string to, string? against, bool asJson, Terminal terminal)
    {
        var format = Issued.Format(to, terminal, [.. files.Select(file => file.Name)]);
        if (year is < 2019 or > 2100) throw new MisuseException(terminal.Say($"--year 要是 2019 年以后的年度：{year}", $"--year must be 2019 or later: {year}"));
        var superior = against is null ? null : Issued.Report(against, terminal);
        if (against is not null && superior is null) return ExitStatus.ErrorsFound;
        var (read, unread) = (new List<(string File, AnnualReport Report)>(), false);
        foreach (var reading in InOrder.Map(Others(files, against), file => file.Read(ReadingLimits.Default)))
        {
            Issued.Tell(reading, terminal);
            if (reading.Report is { } report) read.Add((reading.File, Figures(report)));
            unread |= reading.Report is null || reading.Findings.Any(finding => finding.Severity == Severity.Error);
        }
        var members = Named(read, year);
        var consolidation = Consolidation.Of(agency, year, members);
        var across = superior is null ? [] : SuperiorCheck.Examine(superior, members.Select(member => member.Report), []);
        Print(consolidation, across, asJson, terminal);
        if (consolidation.Members.IsEmpty)
        {
            terminal.Tell($"没有可以汇总的 {year} 年报告。", $"There is no report on {year} to add up.");
            return ExitStatus.ErrorsFound;
        }
        if (!Issued.Save(to, () => ConsolidationWriter.Write(consolidation, format, to), terminal)) return ExitStatus.ErrorsFound;
        if (format is not (ReportFormat.Xlsx or ReportFormat.Json))
            Issued.Save(Path.ChangeExtension(to, null) + "-各机关明细.xlsx", () => ConsolidationWriter.Workbook(consolidation), terminal);
        return unread || across.Any(finding => finding.Severity == Severity.Error) ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    // The superior's own report is no member's.
    private static IReadOnlyList<ReportFile> Others(IReadOnlyList<ReportFile> files, string? against) =>
        against is null ? files : [.. files.Where(file => Path.GetFullPath(file.Name) != Path.GetFullPath(against))];

    // Two thousand reports' texts need not be held to add up their figures.
    private static AnnualReport Figures(AnnualReport report) => report with { Passages = [], Layout = [] };

    // Agencies by their names; a second report of one, those on other years last, by its file as well.
    private static List<Member> Named(List<(string File, AnnualReport Report)> read, int year)
    {
        var members = new List<Member>();
        foreach (var (file, report) in read.OrderByDescending(one => one.Report.Year == year))
        {
            var name = report.Agency is not { Length: > 0 } agency ? file : members.Exists(other => other.Name == agency) ? $"{agency}（{file}）" : agency;
            members.Add(new(name, report));
        }
        return members;
    }

    private static void Print(Consolidation consolidation, ImmutableArray<Finding> across, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(Json.Text(json =>
            {
                json.WriteStartObject();
                ConsolidationWriter.WriteDetails(json, consolidation);
                json.WriteStartArray("findings");
                foreach (var finding in across) CheckJson.Write(json, finding, terminal.Language);
                json.WriteEndArray();
                json.WriteEndObject();
            }));
            return;
        }
        terminal.Out.WriteLine(
            terminal.Say($"计入 {consolidation.Members.Length} 个机关：{string.Join('、', consolidation.Members)}",
                $"{consolidation.Members.Length} agencies counted: {string.Join(", ", consolidation.Members)}"));
        foreach (var omission in consolidation.Omissions.Where(omission => omission.Cell is null))
            terminal.Out.WriteLine(terminal.Say("没有计入：", "Not counted: ") + Reason(omission, terminal));
        foreach (var group in consolidation.Omissions.Where(omission => omission.Cell is not null).GroupBy(omission => (omission.Member, omission.Reason)))
        {
            terminal.Out.WriteLine(terminal.Say("这些格没有计入：", "Not counted in some cells: ") + Reason(group.First(), terminal));
            var cells = group.Select(omission => consolidation.Report.Form.Find(omission.Cell!)!);
            foreach (var row in cells.GroupBy(cell => cell.Row))
                foreach (var line in TerminalWidth.Wrap($"{FormWords.RowOf(row.First())}：{string.Join('、', row.Select(cell => cell.Column.Label))}",
                    terminal.Width - 4))
                    terminal.Out.WriteLine($"    {line}");
        }
        if (!across.IsEmpty) terminal.Out.WriteLine(terminal.Say("与汇总机关自己的报告核对：", "Against the superior's own report:"));
        foreach (var finding in across)
            terminal.Out.WriteLine($"  {finding.Code} {finding.Severity.Name(terminal.Language)}  {Message.Of(finding, terminal.Language)}");
    }

    private static string Reason(Omission omission, Terminal terminal) => terminal.Say(
        $"{Terminal.Printable(omission.Member)}，{omission.Reason.Name(Language.Chinese)}",
        $"{Terminal.Printable(omission.Member)}, {omission.Reason.Name(Language.English)}");
}
