namespace Gongkai.Casework;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>政府信息公开申请 (第二十七条)</summary>
    [Word("政府信息公开申请")] Disclosure,

    /// <summary>更正申请: a record about the applicant himself is wrong (第四十一条); not counted in the report's table.</summary>
    [Word("更正申请")] RecordCorrection,
}
