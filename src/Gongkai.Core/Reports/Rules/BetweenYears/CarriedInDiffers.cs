using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY01: 上年结转 is not what last year's report carried over; a warning where only columns differ.</summary>
internal sealed class CarriedInDiffers() : BetweenYearsRule("IY01", Severity.Error)
{
    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        var differing = ReportForm.RequestColumns.Where(column => Differs(report, previous, column)).ToArray();
        if (differing is [.., { Id: "total" } total])
            yield return Tell(report, previous, total, [.. differing.Reverse().Select(In)]);
        else
            foreach (var column in differing)
                yield return Tell(report, previous, column, [In(column)]) with { Severity = Severity.Warning, Variant = "column" };
    }

    private Finding Tell(AnnualReport report, AnnualReport previous, FormColumn column, ImmutableArray<string> cells) =>
        Found(report.PlaceOf(In(column)), cells, ("year", (long)previous.Year!.Value), ("column", column.Label),
            ("before", previous.Number(Out(column))!.Value), ("now", report.Number(In(column))!.Value));

    private static bool Differs(AnnualReport report, AnnualReport previous, FormColumn column) =>
        report.Number(In(column)) is { } now && previous.Number(Out(column)) is { } before && now != before;

    private static string In(FormColumn column) => $"requests.carried_in.{column.Id}";

    private static string Out(FormColumn column) => $"requests.carried_out.{column.Id}";
}
