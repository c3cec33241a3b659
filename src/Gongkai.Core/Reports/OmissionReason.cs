namespace Gongkai.Reports;

/// <summary>Why a member does not count, wholly or in a cell.</summary>
public enum OmissionReason
{
    [Word("空白", "blank")] Blank,

    /// <summary>不适用</summary>
    [Word("填“不涉及”一类", "marked not applicable")] NotApplicable,

    /// <summary>缺少</summary>
    [Word("缺少这一格", "the cell is missing")] Missing,

    /// <summary>无法辨认</summary>
    [Word("读不准", "unreadable")] Unreadable,

    /// <summary>其他处理 is printed as one row: its parts are unknown.</summary>
    [Word("“其他处理”只印一行，分项不明", "other dispositions printed as one row, parts unknown")] PartsUnknown,

    /// <summary>Money that states no unit.</summary>
    [Word("金额没有单位", "money without a unit")] UnitUnknown,

    /// <summary>The whole report is on another year, or on none that can be told.</summary>
    [Word("不是本年度的报告，或年度不明", "on another year, or on none that can be told")] OtherYear,

    /// <summary>The whole report follows the other generation of the form.</summary>
    [Word("用的是另一版格式", "follows the other generation of the form")] OtherGeneration,

    /// <summary>The whole report says the same as another of that agency, which counts.</summary>
    [Word("与同一机关的另一份报告重复", "says the same as another report of the agency")] Repeated,

    /// <summary>The agency has several reports on the year that differ; none counts.</summary>
    [Word("同一机关有几份不同的报告", "the agency has several reports that differ")] Conflicting,
}
