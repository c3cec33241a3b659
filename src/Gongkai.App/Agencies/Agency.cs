using Gongkai.Casework;

namespace Gongkai.Agencies;

/// <summary>行政机关: an agency as the platform knows it today, with what its letters say.</summary>
public sealed record Agency()
{
    public Agency(AgencyId id, string name) : this() => (Id, Name) = (id, name);

    public AgencyId Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The agency above it in the tree; null at the top.</summary>
    public AgencyId? Superior { get; init; }

    /// <summary>层级: 省, 市, 县, 乡.</summary>
    public AgencyLevel Level { get; init; } = AgencyLevel.County;

    /// <summary>Its kind, on which the organ of reconsideration depends.</summary>
    public AgencyStanding Standing { get; init; } = AgencyStanding.LocalDepartment;

    /// <summary>机关代字: 云商.</summary>
    public string CodeWord { get; init; } = "";

    /// <summary>政府信息公开工作机构</summary>
    public string Office { get; init; } = "";

    /// <summary>办公地址</summary>
    public string Address { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Telephone { get; init; } = "";

    public string Fax { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>办公时间</summary>
    public string Hours { get; init; } = "";

    /// <summary>本级人民政府 of a department; the government above, of a government.</summary>
    public string Government { get; init; } = "";

    public string GovernmentAddress { get; init; } = "";

    public string GovernmentOnline { get; init; } = "";

    /// <summary>上一级主管部门</summary>
    public string Department { get; init; } = "";

    public string DepartmentAddress { get; init; } = "";

    public string DepartmentOnline { get; init; } = "";

    /// <summary>有管辖权的人民法院</summary>
    public string Court { get; init; } = "";

    public DateOnly FromOn { get; init; }

    /// <summary>The last day of its being; null while it is.</summary>
    public DateOnly? UntilOn { get; init; }

    /// <summary>承接机关, which goes on with what it did once it is abolished.</summary>
    public AgencyId? Successor { get; init; }

    /// <summary>The version of its stream that this is.</summary>
    public int Version { get; init; }

    /// <summary>Whether it is there on a day.</summary>
    public bool ExistsOn(DateOnly day) => day >= FromOn && (UntilOn is null || day <= UntilOn);
}
