namespace Gongkai.Reports;

/// <summary>Why a member does not count, wholly or in a cell.</summary>
public enum OmissionReason
{
    /// <summary>空白</summary>
    Blank,

    /// <summary>不适用</summary>
    NotApplicable,

    /// <summary>缺少</summary>
    Missing,

    /// <summary>无法辨认</summary>
    Unreadable,

    /// <summary>其他处理 is printed as one row: its parts are unknown.</summary>
    PartsUnknown,

    /// <summary>Money that states no unit.</summary>
    UnitUnknown,

    /// <summary>The whole report is on another year, or on none that can be told.</summary>
    OtherYear,

    /// <summary>The whole report follows the other generation of the form.</summary>
    OtherGeneration,

    /// <summary>The whole report says the same as another of that agency, which counts.</summary>
    Repeated,

    /// <summary>The agency has several reports on the year that differ; none counts.</summary>
    Conflicting,
}
