namespace Gongkai.Casework;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>政府信息公开申请 (第二十七条)</summary>
    Disclosure,

    /// <summary>更正申请: a record about the applicant himself is wrong (第四十一条); not counted in the report's table.</summary>
    RecordCorrection,
}

/// <summary>The Chinese names of the kinds of case.</summary>
public static class CaseKinds
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this CaseKind kind) => kind switch
    {
        CaseKind.Disclosure => "政府信息公开申请",
        _ => "更正申请",
    };
}
