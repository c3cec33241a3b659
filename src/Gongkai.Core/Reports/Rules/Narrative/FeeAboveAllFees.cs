using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>信息处理费 is an 行政事业性收费: what the text says was collected cannot exceed the table's sum of all of them.</summary>
internal sealed class FeeAboveAllFees() : NarrativeRule("NV13", Severity.Warning)
{
    private const string Cell = "proactive.b20_8.fees.amount";

    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is
        {
            Kind: StatementKind.Count, Topic: Topic.Fees, Period: StatedPeriod.ReportYear, Whose: Whose.Own
            or Whose.OwnGovernment, Number.Unit: "元", Value: > 0
        } && statement.Subjects[0].Row == "information"
        let amount = examination.Report[Cell] as Amount
        where amount is not null
        let yuan = amount.Unit == MoneyUnit.Yuan ? amount.Value : amount.Value * 10_000
        where statement.Value > yuan
        select Found(examination, statement, [Cell], ("words", Words(examination, statement)), ("fee", statement.Value), ("amount", yuan));
}
