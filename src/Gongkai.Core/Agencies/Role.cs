namespace Gongkai.Agencies;

/// <summary>What a post lets its holder do. A post is a person, an agency, perhaps a section, one of these and a period.</summary>
public enum Role
{
    /// <summary>登记员：收件、登记、送达。</summary>
    RegistrationClerk,

    /// <summary>承办人：检索、审查、拟稿。</summary>
    SectionOfficer,

    /// <summary>科室负责人：分办、核稿。</summary>
    SectionHead,

    /// <summary>政府信息公开工作机构负责人：同意延长答复期限（条例第三十三条）。</summary>
    OfficeHead,

    /// <summary>法制审核人员。</summary>
    LegalReviewer,

    /// <summary>保密审查人员。</summary>
    SecrecyReviewer,

    /// <summary>分管领导：签发答复。</summary>
    LeaderInCharge,

    /// <summary>档案员。</summary>
    Archivist,

    /// <summary>系统管理员：机构、人员、设置；不办案。</summary>
    Administrator,

    /// <summary>主管部门：只看数量，不看内容。</summary>
    Supervisor,

    /// <summary>审计员：查看记录与哈希链。</summary>
    Auditor,
}

/// <summary>The Chinese names of the roles.</summary>
public static class Roles
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this Role role) => role switch
    {
        Role.RegistrationClerk => "登记员",
        Role.SectionOfficer => "承办人",
        Role.SectionHead => "科室负责人",
        Role.OfficeHead => "公开工作机构负责人",
        Role.LegalReviewer => "法制审核",
        Role.SecrecyReviewer => "保密审查",
        Role.LeaderInCharge => "分管领导",
        Role.Archivist => "档案员",
        Role.Administrator => "管理员",
        Role.Supervisor => "主管部门",
        _ => "审计员",
    };
}
