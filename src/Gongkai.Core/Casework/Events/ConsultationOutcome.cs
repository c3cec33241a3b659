namespace Gongkai.Casework;

/// <summary>How somebody answered who was asked.</summary>
public enum ConsultationOutcome
{
    [Word("同意公开")] Consents,

    /// <summary>不同意，理由合理</summary>
    [Word("不同意公开，理由合理")] RefusesWithReason,

    /// <summary>不同意，未说明理由或者理由不合理</summary>
    [Word("不同意公开，未说明理由或者理由不合理")] RefusesWithoutReason,
}
