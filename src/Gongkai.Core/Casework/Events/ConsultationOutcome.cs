namespace Gongkai.Casework;

/// <summary>How somebody answered who was asked.</summary>
public enum ConsultationOutcome
{
    /// <summary>同意公开</summary>
    Consents,

    /// <summary>不同意，理由合理</summary>
    RefusesWithReason,

    /// <summary>不同意，未说明理由或者理由不合理</summary>
    RefusesWithoutReason,
}

/// <summary>The Chinese names of the answers.</summary>
public static class ConsultationOutcomes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this ConsultationOutcome outcome) => outcome switch
    {
        ConsultationOutcome.Consents => "同意公开",
        ConsultationOutcome.RefusesWithReason => "不同意公开，理由合理",
        _ => "不同意公开，未说明理由或者理由不合理",
    };
}
