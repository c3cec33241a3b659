namespace Gongkai.Casework;

/// <summary>The lawful ways of serving a letter.</summary>
public enum ServiceRoute
{
    [Word("直接送达")] Direct,
    [Word("委托送达")] Delegated,

    /// <summary>邮寄送达 by the postal enterprise (邮政企业)</summary>
    [Word("邮寄送达（邮政企业）")] Post,

    [Word("电子送达")] Electronic,

    /// <summary>快递企业: not a lawful way; kept so that it can be refused by name.</summary>
    [Word("快递企业寄递")] Courier,
}
