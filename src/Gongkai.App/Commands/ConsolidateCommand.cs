using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary><c>gongkai consolidate PATH… --agency NAME --year Y --to OUT</c>: the superior's report out of its members'.</summary>
internal static class ConsolidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = Shared.Paths(terminal);
        var agency = new Option<string>("--agency") { HelpName = "NAME", Required = true, Description = terminal.Say("汇总机关的名称", "the name of the superior") };
        var year = new Option<int>("--year") { HelpName = "Y", Required = true, Description = terminal.Say("年度", "the report year") };
        var to = new Option<string>("--to") { HelpName = "OUT", Required = true, Description = terminal.Say("写到哪里；格式由扩展名定：.docx .html .xlsx .json .csv .pdf", "where to; the extension says the format: .docx .html .xlsx .json .csv .pdf") };
        var format = Shared.Format(terminal, "text", "json");
        var command = new Command("consolidate", terminal.Say("把下级机关的报告汇总成一份", "adds up reports into the superior's")) { paths, agency, year, to, format };
        command.SetAction(parsed => Consolidate(
            Inputs.Open(parsed.GetRequiredValue(paths), terminal), parsed.GetRequiredValue(agency), parsed.GetRequiredValue(year), parsed.GetRequiredValue(to),
            parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Consolidate(IReadOnlyList<ReportFile> files, string agency, int year, string to, bool asJson, Terminal terminal)
    {
        var format = Issued.Format(to, terminal, [.. files.Select(file => file.Name)]);
        if (year is < 2019 or > 2100) throw new MisuseException(terminal.Say($"--year 要是 2019 年以后的年度：{year}", $"--year must be 2019 or later: {year}"));
        var members = new List<Member>();
        var unread = false;
        foreach (var reading in InOrder.Map(files, file => file.Read(ReadingLimits.Default)))
        {
            Issued.Tell(reading, terminal);
            if (reading.Report is { } report) members.Add(new(Name(reading, report, members), Figures(report)));
            unread |= reading.Report is null || reading.Findings.Any(finding => finding.Severity == Severity.Error);
        }
        var consolidation = Consolidation.Of(agency, year, members);
        Print(consolidation, asJson, terminal);
        if (consolidation.Members.IsEmpty)
        {
            terminal.Tell($"没有可以汇总的 {year} 年报告。", $"There is no report on {year} to add up.");
            return ExitStatus.ErrorsFound;
        }
        if (!Issued.Save(to, () => ConsolidationWriter.Write(consolidation, format, to), terminal)) return ExitStatus.ErrorsFound;
        if (format is not (ReportFormat.Xlsx or ReportFormat.Json))
            Issued.Save(Path.ChangeExtension(to, null) + "-各机关明细.xlsx", () => ConsolidationWriter.Workbook(consolidation), terminal);
        return unread ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    // Two thousand reports' texts need not be held to add up their figures.
    private static AnnualReport Figures(AnnualReport report) => report with { Passages = [], Layout = [] };

    private static string Name(ReportReading reading, AnnualReport report, List<Member> members) =>
        report.Agency is not { Length: > 0 } agency ? reading.File : members.Exists(other => other.Name == agency) ? $"{agency}（{reading.File}）" : agency;

    private static void Print(Consolidation consolidation, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(Json.Text(json =>
            {
                json.WriteStartObject();
                ConsolidationWriter.WriteDetails(json, consolidation);
                json.WriteEndObject();
            }));
            return;
        }
        terminal.Out.WriteLine(terminal.Say($"计入 {consolidation.Members.Length} 个机关", $"{consolidation.Members.Length} agencies counted"));
        foreach (var group in consolidation.Omissions.GroupBy(omission => (omission.Member, omission.Reason)))
        {
            terminal.Out.WriteLine(terminal.Say($"未计入：{group.Key.Member}，{OmissionWords.Of(group.Key.Reason, terminal.Language)}", $"Not counted: {group.Key.Member}, {OmissionWords.Of(group.Key.Reason, terminal.Language)}"));
            var cells = group.Where(omission => omission.Cell is not null).Select(omission => consolidation.Report.Form.Find(omission.Cell!)!);
            foreach (var row in cells.GroupBy(cell => cell.Row))
                terminal.Out.WriteLine($"    {FormWords.RowOf(row.First())}：{string.Join('、', row.Select(cell => cell.Column.Label))}");
        }
    }
}
