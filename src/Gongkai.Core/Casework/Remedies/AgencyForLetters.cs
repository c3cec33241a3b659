namespace Gongkai.Casework;

/// <summary>A body that takes applications for reconsideration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The address at which it receives them.</param>
/// <param name="OnlineChannel">互联网渠道 (行政复议法第二十二条); null where it has none.</param>
public sealed record ReconsiderationOrgan(string Name, string Address, string? OnlineChannel = null);

/// <summary>What letters say of the agency that sends them; all remedy texts are made from it.</summary>
/// <param name="Name">机关名称</param>
/// <param name="CodeWord">机关代字: 云商.</param>
/// <param name="Standing">Its kind, which decides the organ of reconsideration.</param>
/// <param name="Office">政府信息公开工作机构</param>
/// <param name="Address">办公地址</param>
/// <param name="Telephone">联系电话</param>
public sealed record AgencyForLetters(string Name, string CodeWord, AgencyStanding Standing, string Office, string Address, string Telephone)
{
    /// <summary>本级人民政府 of a department; the government above, of a government.</summary>
    public ReconsiderationOrgan? Government { get; init; }

    /// <summary>上一级主管部门</summary>
    public ReconsiderationOrgan? Superior { get; init; }

    /// <summary>The agency itself, where it decides on its own acts (省级人民政府、国务院部门).</summary>
    public ReconsiderationOrgan Itself => new(Name, Address, OnlineChannel);

    /// <summary>Its own channel for applications for reconsideration, where it decides itself.</summary>
    public string? OnlineChannel { get; init; }

    /// <summary>有管辖权的人民法院</summary>
    public string? Court { get; init; }
}
