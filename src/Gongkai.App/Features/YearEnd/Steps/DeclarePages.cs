using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>申报数据: what the form asks for.</summary>
public sealed class DeclareFiguresForm : StepForm
{
    /// <summary>By cell or name; what is left empty is not declared.</summary>
    public Dictionary<string, string?> Figures { get; set; } = [];

    [Display(Name = "数据来源"), StringLength(500)]
    public string Note { get; set; } = "";

    [Display(Name = "依据（附件）")]
    public List<IFormFile> Files { get; set; } = [];
}

/// <summary>申报数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class DeclareFiguresPage(YearReportDesk desk, Store store, UntrustedFiles files)
    : YearReportStepPage<DeclareFiguresForm>(desk, typeof(FiguresDeclared))
{
    private ImmutableArray<AttachedFile> proofs = [];

    /// <summary>What can be declared, with what it is called and what stands there.</summary>
    public IEnumerable<(string Figure, string Name, string Hint)> Fields =>
        Declared.Select(figure => (figure, YearFigurePages.NameOf(Report.Year, figure), Hint(figure)));

    private IEnumerable<string> Declared => Look.Figures.Form.Cells.Where(cell => cell.Table.Section == ReportSection.Proactive).Select(cell => cell.Id)
        .Concat(Settings.OwnFigures);

    protected override Task PrepareAsync(CancellationToken ct)
    {
        foreach (var figure in Declared) Command.Figures.TryAdd(figure, null);
        return Task.CompletedTask;
    }

    protected override async Task KeepAsync(CancellationToken ct) =>
        proofs = await Upload.KeepAsync(this, Command.Files, files, store, Report.Stream, ct);

    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        new FiguresDeclared(Command.On, Command.Figures.Where(figure => !string.IsNullOrWhiteSpace(figure.Value))
            .ToImmutableSortedDictionary(figure => figure.Key, figure => figure.Value!.Trim(), StringComparer.Ordinal), Me)
        {
            Section = TheDesk.ActorAt(Open.Agency).OwnSection,
            Note = await writing.SealOrNoneAsync("year-report", Command.Note),
            Files = proofs,
        };

    private string Hint(string figure) =>
        Report.Declared.GetValueOrDefault(figure) is { } declared ? $"已申报 {declared.Value}，{(declared.ConfirmedBy is null ? "待复核" : "已复核")}；填写新的数就代替它"
        : Registers.Compiled(Report)[figure] is { } known ? $"{known.Source.Name()}：{known.Value}；与实际不符时才申报" : "登记簿没有，需要申报；没有的填 0";
}

/// <summary>复核申报的数据: which.</summary>
public sealed class ConfirmFiguresForm : StepForm
{
    /// <summary>Figures with the values that were looked at: <c>figure=value</c>.</summary>
    [Display(Name = "与依据核对无误")]
    public List<string> Figures { get; set; } = [];
}

/// <summary>复核申报的数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ConfirmFiguresPage(YearReportDesk desk, PeopleRegister people) : YearReportStepPage<ConfirmFiguresForm>(desk, typeof(FiguresConfirmed))
{
    /// <summary>What waits for another than who declared it.</summary>
    public ImmutableArray<Choice> Waiting { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var names = await people.NamesAsync(ct);
        var texts = await TheDesk.TextsAsync(MatterTexts.In(Open.Entries), ct);
        Waiting =
        [
            .. from declared in Report.Declared
               where declared.Value.ConfirmedBy is null && declared.Value.By != Me
               let figure = declared.Value
               select new Choice($"{declared.Key}={figure.Value}", $"{YearFigurePages.NameOf(Report.Year, declared.Key)}：{figure.Value}",
                   $"{names.GetValueOrDefault(figure.By, "")}{(figure.Section is { } section ? $"（{section}）" : "")} {Dates.Of(figure.On)} 申报，来源："
                       + $"{texts.Of(figure.Note)}{(figure.Files.IsEmpty ? "" : $"，附件 {string.Join("、", figure.Files.Select(file => file.Name))}")}"),
        ];
    }

    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new FiguresConfirmed(Command.On, Command.Figures.Select(figure => figure.Split('=', 2))
            .Where(parts => parts.Length == 2).ToImmutableSortedDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal), Me));
}
