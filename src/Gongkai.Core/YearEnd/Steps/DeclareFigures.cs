using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>申报数据: figures that no register knows, as they were typed, with what proves them.</summary>
/// <param name="On">The day.</param>
/// <param name="Figures">By the cell of table two, or a name of the agency's own.</param>
/// <param name="By">Who.</param>
public sealed record FiguresDeclared(DateOnly On, ImmutableSortedDictionary<string, string> Figures, PersonId By) : YearReportEvent(On)
{
    /// <summary>The section that declares; null where it is the whole agency.</summary>
    public string? Section { get; init; }

    /// <summary>Where the figures come from.</summary>
    public PrivateRef? Note { get; init; }

    /// <summary>What proves them.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];
}

/// <summary>复核数据: another has held declared figures against their proof.</summary>
/// <param name="On">The day.</param>
/// <param name="Figures">Which, with the values that were looked at.</param>
/// <param name="By">Who.</param>
public sealed record FiguresConfirmed(DateOnly On, ImmutableSortedDictionary<string, string> Figures, PersonId By) : YearReportEvent(On);

internal sealed class DeclareFigures() : YearReportStep<FiguresDeclared>("declare")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("申报数据", InHand, null, Everybody);

    protected override YearReport Apply(YearReport report, FiguresDeclared e) => report with
    {
        Declared = report.Declared.SetItems(e.Figures.Select(figure => KeyValuePair.Create(figure.Key,
            new DeclaredFigure(figure.Value, e.On, e.By) { Section = e.Section, Note = e.Note, Files = e.Files }))),
    };

    protected override IEnumerable<Refusal> Faults(YearReport report, FiguresDeclared e, YearReportSituation situation)
    {
        var form = Reports.ReportForm.Of(Reports.ReportForm.GenerationFor(report.Year));
        if (e.Figures.IsEmpty) yield return Fault("YE02", "none", "Figures");
        if (e.Note is null && e.Files.IsEmpty) yield return Fault("YE02", "proof", nameof(e.Note));
        foreach (var (figure, value) in e.Figures)
        {
            if (!Declarable.IsCell(form, figure) && !situation.Settings.OwnFigures.Contains(figure))
                yield return Fault("YE02", "counted", $"Figures[{figure}]", ("figure", NameOf(report, figure)));
            else if (Declarable.Number(form, figure, value) is null)
                yield return Fault("YE02", "number", $"Figures[{figure}]", ("figure", NameOf(report, figure)), ("value", value));
        }
    }

    protected override Sentence Told(YearReport report, FiguresDeclared e) =>
        $"{e.By}申报{string.Join("，", e.Figures.Select(figure => $"{NameOf(report, figure.Key)} {figure.Value}"))}{Sentence.Maybe("，依据：", e.Note)}";
}

internal sealed class ConfirmFigures() : YearReportStep<FiguresConfirmed>("confirm")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows => Row("复核申报的数据", InHand, null, Everybody);

    protected override YearReport Apply(YearReport report, FiguresConfirmed e) => report with
    {
        Declared = report.Declared.SetItems(e.Figures.Keys.Where(report.Declared.ContainsKey).Select(figure =>
            KeyValuePair.Create(figure, report.Declared[figure] with { ConfirmedBy = e.By, ConfirmedOn = e.On }))),
    };

    public override bool IsOffered(YearReport matter, YearReportSituation situation) =>
        matter.Declared.Values.Any(figure => figure.ConfirmedBy is null && figure.By != situation.Actor.Person);

    protected override IEnumerable<Refusal> Faults(YearReport report, FiguresConfirmed e, YearReportSituation situation)
    {
        if (e.Figures.IsEmpty) yield return Fault("YE02", "chosen", "Figures");
        foreach (var (figure, value) in e.Figures)
        {
            if (report.Declared.GetValueOrDefault(figure) is not { } declared || declared.Value != value)
                yield return Fault("YE02", "changed", "Figures", ("figure", NameOf(report, figure)));
            else if (declared.By == e.By) yield return Fault("YE02", "own", "Figures", ("figure", NameOf(report, figure)));
        }
    }

    protected override Sentence Told(YearReport report, FiguresConfirmed e) =>
        $"{e.By}复核{string.Join("、", e.Figures.Select(figure => $"{NameOf(report, figure.Key)} {figure.Value}"))}";
}
