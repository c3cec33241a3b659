using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Severing;

/// <summary>Why a part of a document is closed: the grounds of articles 14 to 16, and that it is no government information (第三十七条).</summary>
public enum SeveranceGround
{
    /// <summary>第十四条</summary>
    [Word("国家秘密")] StateSecret,

    /// <summary>第十四条</summary>
    [Word("法律、行政法规禁止公开")] ProhibitedByLaw,

    /// <summary>第十四条</summary>
    [Word("公开后可能危及国家安全、公共安全、经济安全、社会稳定")] SecurityAndStability,

    /// <summary>第十五条</summary>
    [Word("商业秘密、个人隐私等，公开会对第三方合法权益造成损害")] ThirdPartyHarm,

    /// <summary>第十六条第一款</summary>
    [Word("人事管理、后勤管理、内部工作流程等内部事务信息")] InternalAffairs,

    /// <summary>第十六条第二款</summary>
    [Word("讨论记录、过程稿、磋商信函、请示报告等过程性信息")] Deliberative,

    /// <summary>第十六条第二款</summary>
    [Word("行政执法案卷信息")] EnforcementFile,

    /// <summary>第三十七条：不属于政府信息的内容</summary>
    [Word("不属于政府信息")] NotGovernmentInformation,
}

/// <summary>The articles of the grounds, and the short keys by which plans and command lines name them.</summary>
public static class SeveranceGrounds
{
    private static readonly (SeveranceGround Ground, string Key, string Article)[] All =
    [
        (SeveranceGround.StateSecret, "14-secret", "第十四条"),
        (SeveranceGround.ProhibitedByLaw, "14-law", "第十四条"),
        (SeveranceGround.SecurityAndStability, "14-security", "第十四条"),
        (SeveranceGround.ThirdPartyHarm, "15", "第十五条"),
        (SeveranceGround.InternalAffairs, "16-1", "第十六条第一款"),
        (SeveranceGround.Deliberative, "16-2-process", "第十六条第二款"),
        (SeveranceGround.EnforcementFile, "16-2-enforcement", "第十六条第二款"),
        (SeveranceGround.NotGovernmentInformation, "37", "第三十七条"),
    ];

    private static readonly FrozenDictionary<SeveranceGround, (SeveranceGround Ground, string Key, string Article)> Rows = All.OneForEach(row => row.Ground);

    /// <summary>The keys, in the order of the articles.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. All.Select(row => row.Key)];

    /// <summary>The article of the Regulation.</summary>
    public static string Article(this SeveranceGround ground) => Rows[ground].Article;

    /// <summary>Its key.</summary>
    public static string Key(this SeveranceGround ground) => Rows[ground].Key;

    /// <summary>The ground of a key; null when there is none.</summary>
    public static SeveranceGround? Find(string key) =>
        Keys.IndexOf(key.Trim()) is >= 0 and var at ? All[at].Ground : null;
}
