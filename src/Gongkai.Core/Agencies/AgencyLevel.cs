namespace Gongkai.Agencies;

/// <summary>层级</summary>
public enum AgencyLevel
{
    /// <summary>国家</summary>
    [Word("国家级")] National,

    [Word("省级")] Province,
    [Word("市级")] City,
    [Word("县级")] County,
    [Word("乡级")] Town,
}
