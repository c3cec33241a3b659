namespace Gongkai.Casework;

/// <summary>What kind of agency decided, so far as the competence for reconsideration depends on it (行政复议法第二十四条、第二十五条、第二十七条).</summary>
public enum AgencyStanding
{
    /// <summary>县级以上地方人民政府工作部门，以及派出机构、授权组织: the same-level government decides.</summary>
    [Word("地方人民政府工作部门")] LocalDepartment,

    /// <summary>地方人民政府，省级除外: the government above decides.</summary>
    [Word("地方人民政府（省级除外）")] LocalGovernment,

    /// <summary>省、自治区、直辖市人民政府: it decides itself.</summary>
    [Word("省、自治区、直辖市人民政府")] ProvincialGovernment,

    /// <summary>海关、金融、外汇管理等实行垂直领导的机关，税务和国家安全机关: the superior department decides.</summary>
    [Word("垂直领导机关、税务机关、国家安全机关")] VerticalSystem,

    /// <summary>国务院部门: it decides itself.</summary>
    [Word("国务院部门")] StateCouncilDepartment,
}
