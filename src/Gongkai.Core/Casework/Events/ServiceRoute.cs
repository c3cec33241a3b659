namespace Gongkai.Casework;

/// <summary>The lawful ways of serving a letter.</summary>
public enum ServiceRoute
{
    /// <summary>直接送达</summary>
    Direct,

    /// <summary>委托送达</summary>
    Delegated,

    /// <summary>邮寄送达 by the postal enterprise (邮政企业)</summary>
    Post,

    /// <summary>电子送达</summary>
    Electronic,

    /// <summary>快递企业: not a lawful way; kept so that it can be refused by name.</summary>
    Courier,
}

/// <summary>The Chinese names of the routes.</summary>
public static class ServiceRoutes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this ServiceRoute route) => route switch
    {
        ServiceRoute.Direct => "直接送达",
        ServiceRoute.Delegated => "委托送达",
        ServiceRoute.Post => "邮寄送达（邮政企业）",
        ServiceRoute.Electronic => "电子送达",
        _ => "快递企业寄递",
    };
}
