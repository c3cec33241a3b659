namespace Gongkai.Casework;

/// <summary>更正申请的处理结果 (第四十一条).</summary>
public enum RecordCorrectionResult
{
    [Word("予以更正")] Corrected,
    [Word("经核实无误，不予更正")] Unchanged,

    /// <summary>无权更正，已转送</summary>
    [Word("无权更正，已转送有权更正的机关")] Forwarded,

    /// <summary>无权更正，告知向有权机关提出</summary>
    [Word("无权更正，告知向有权更正的机关提出")] Directed,
}
