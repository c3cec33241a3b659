namespace Gongkai.Agencies;

/// <summary>What a post lets its holder do. A post is a person, an agency, perhaps a section, one of these and a period.</summary>
public enum Role
{
    /// <summary>登记员：收件、登记、送达。</summary>
    [Word("登记员")] RegistrationClerk,

    /// <summary>承办人：检索、审查、拟稿。</summary>
    [Word("承办人")] SectionOfficer,

    /// <summary>科室负责人：分办、核稿。</summary>
    [Word("科室负责人")] SectionHead,

    /// <summary>政府信息公开工作机构负责人：同意延长答复期限（条例第三十三条）。</summary>
    [Word("公开工作机构负责人")] OfficeHead,

    /// <summary>法制审核人员。</summary>
    [Word("法制审核")] LegalReviewer,

    /// <summary>保密审查人员。</summary>
    [Word("保密审查")] SecrecyReviewer,

    /// <summary>分管领导：签发答复。</summary>
    [Word("分管领导")] LeaderInCharge,

    [Word("档案员")] Archivist,

    /// <summary>系统管理员：机构、人员、设置；不办案。</summary>
    [Word("管理员")] Administrator,

    /// <summary>主管部门：只看数量，不看内容。</summary>
    [Word("主管部门")] Supervisor,

    /// <summary>审计员：查看记录与哈希链。</summary>
    [Word("审计员")] Auditor,
}
