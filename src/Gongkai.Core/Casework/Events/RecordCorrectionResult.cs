namespace Gongkai.Casework;

/// <summary>更正申请的处理结果 (第四十一条).</summary>
public enum RecordCorrectionResult
{
    /// <summary>予以更正</summary>
    Corrected,

    /// <summary>经核实无误，不予更正</summary>
    Unchanged,

    /// <summary>无权更正，已转送</summary>
    Forwarded,

    /// <summary>无权更正，告知向有权机关提出</summary>
    Directed,
}

/// <summary>The Chinese names of the results.</summary>
public static class RecordCorrectionResults
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this RecordCorrectionResult result) => result switch
    {
        RecordCorrectionResult.Corrected => "予以更正",
        RecordCorrectionResult.Unchanged => "经核实无误，不予更正",
        RecordCorrectionResult.Forwarded => "无权更正，已转送有权更正的机关",
        _ => "无权更正，告知向有权更正的机关提出",
    };
}
