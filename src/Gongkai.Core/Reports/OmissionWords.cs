namespace Gongkai.Reports;

/// <summary>Why a member does not count, in words.</summary>
public static class OmissionWords
{
    /// <summary>The reason in Chinese or English.</summary>
    public static string Of(OmissionReason reason, Diagnostics.Language language) => language == Diagnostics.Language.English ? English(reason) : Chinese(reason);

    private static string Chinese(OmissionReason reason) => reason switch
    {
        OmissionReason.Blank => "空白",
        OmissionReason.NotApplicable => "填“不涉及”一类",
        OmissionReason.Missing => "缺少这一格",
        OmissionReason.Unreadable => "读不准",
        OmissionReason.PartsUnknown => "“其他处理”只印一行，分项不明",
        OmissionReason.UnitUnknown => "金额没有单位",
        OmissionReason.OtherYear => "不是本年度的报告，或年度不明",
        OmissionReason.OtherGeneration => "用的是另一版格式",
        OmissionReason.Repeated => "与同一机关的另一份报告重复",
        _ => "同一机关有几份不同的报告",
    };

    private static string English(OmissionReason reason) => reason switch
    {
        OmissionReason.Blank => "blank",
        OmissionReason.NotApplicable => "marked not applicable",
        OmissionReason.Missing => "the cell is missing",
        OmissionReason.Unreadable => "unreadable",
        OmissionReason.PartsUnknown => "other dispositions printed as one row, parts unknown",
        OmissionReason.UnitUnknown => "money without a unit",
        OmissionReason.OtherYear => "on another year, or on none that can be told",
        OmissionReason.OtherGeneration => "follows the other generation of the form",
        OmissionReason.Repeated => "says the same as another report of the agency",
        _ => "the agency has several reports that differ",
    };
}
