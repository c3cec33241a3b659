namespace Gongkai.Diagnostics;

/// <summary>The names of the families of codes.</summary>
public static class FamilyName
{
    /// <summary>What the family with those two letters is about; the letters themselves for one that is unknown.</summary>
    public static string Of(string family, Language language) => (family, language) switch
    {
        ("RD", Language.Chinese) => "文件读取",
        ("CF", Language.Chinese) => "勾稽关系",
        ("IY", Language.Chinese) => "年度衔接",
        ("NV", Language.Chinese) => "文字与表格",
        ("SM", Language.Chinese) => "合理性",
        ("ST", Language.Chinese) => "格式结构",
        ("TX", Language.Chinese) => "文字录入与安全",
        ("AG", Language.Chinese) => "上下级之间",
        ("CW", Language.Chinese) => "申请办理",
        ("PU", Language.Chinese) => "信息公开",
        ("IA", Language.Chinese) => "互动交流",
        ("PB", Language.Chinese) => "信息发布检查",
        ("RX", Language.Chinese) => "区分处理",
        ("SV", Language.Chinese) => "监督管理",
        ("NM", Language.Chinese) => "政务新媒体",
        ("RD", _) => "reading files",
        ("CF", _) => "cross-footing",
        ("IY", _) => "between years",
        ("NV", _) => "narrative against tables",
        ("SM", _) => "plausibility",
        ("ST", _) => "structure",
        ("TX", _) => "typing and security",
        ("AG", _) => "across agencies",
        ("CW", _) => "casework",
        ("PU", _) => "publishing",
        ("IA", _) => "interaction",
        ("PB", _) => "checks before publishing",
        ("RX", _) => "redaction",
        ("SV", _) => "supervision",
        ("NM", _) => "new media",
        _ => family,
    };
}
