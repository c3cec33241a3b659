namespace Gongkai.Diagnostics;

/// <summary>The words for severities.</summary>
public static class SeverityWords
{
    /// <summary>错误, 警告, 提示 – or error, warning, hint.</summary>
    public static string Of(Severity severity, Language language) =>
        language == Language.English ? Id(severity) : severity switch
        {
            Severity.Error => "错误",
            Severity.Warning => "警告",
            _ => "提示",
        };

    /// <summary>The word in JSON: error, warning, hint.</summary>
    public static string Id(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };
}
