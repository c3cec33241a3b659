namespace Gongkai.Casework;

/// <summary>What kind of agency decided, so far as the competence for reconsideration depends on it (行政复议法第二十四条、第二十五条、第二十七条).</summary>
public enum AgencyStanding
{
    /// <summary>县级以上地方人民政府工作部门，以及派出机构、授权组织: the same-level government decides.</summary>
    LocalDepartment,

    /// <summary>地方人民政府，省级除外: the government above decides.</summary>
    LocalGovernment,

    /// <summary>省、自治区、直辖市人民政府: it decides itself.</summary>
    ProvincialGovernment,

    /// <summary>海关、金融、外汇管理等实行垂直领导的机关，税务和国家安全机关: the superior department decides.</summary>
    VerticalSystem,

    /// <summary>国务院部门: it decides itself.</summary>
    StateCouncilDepartment,
}

/// <summary>The words for the kinds.</summary>
public static class AgencyStandings
{
    /// <summary>As an administrator chooses it.</summary>
    public static string NameOf(AgencyStanding standing) => standing switch
    {
        AgencyStanding.LocalDepartment => "地方人民政府工作部门",
        AgencyStanding.LocalGovernment => "地方人民政府（省级除外）",
        AgencyStanding.ProvincialGovernment => "省、自治区、直辖市人民政府",
        AgencyStanding.VerticalSystem => "垂直领导机关、税务机关、国家安全机关",
        _ => "国务院部门",
    };
}
