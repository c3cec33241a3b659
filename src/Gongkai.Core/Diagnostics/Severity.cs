namespace Gongkai.Diagnostics;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>提示: worth knowing; nobody has to act.</summary>
    [Word("提示", "hint")] Hint,

    /// <summary>警告: a person should look, and explain or mend.</summary>
    [Word("警告", "warning")] Warning,

    /// <summary>错误: the regulation or the form is broken; blocks submission.</summary>
    [Word("错误", "error")] Error,
}
