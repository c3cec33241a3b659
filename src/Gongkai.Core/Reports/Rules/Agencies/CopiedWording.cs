using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>AG06 雷同: members whose reports are in large part the same sentences (国办公开办函〔2021〕30号).</summary>
internal sealed class CopiedWording() : AgencyRule("AG06", Severity.Warning)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination) =>
        from pair in ReportWording.Shared([.. examination.Members.Select(ReportWording.Of)])
        let agencies = (One: examination.Members[pair.First].Agency, Other: examination.Members[pair.Second].Agency)
        where agencies.One is not null && agencies.Other is not null && agencies.One != agencies.Other
        select Of(agencies.One, agencies.Other, pair);

    /// <summary>The finding of one of two.</summary>
    public static Finding Of(string agency, string other, SharedWording shared) => new("AG06", Severity.Warning)
    {
        Values =
        [
            ("agency", agency), ("other", other), ("count", (long)shared.Count),
            ("share", (long)Math.Round(100 * shared.Share, MidpointRounding.AwayFromZero)),
        ],
    };
}
