using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Gongkai.Casework;

namespace Gongkai.Agencies;

/// <summary>What is typed about an agency.</summary>
public sealed class AgencyForm
{
    [Display(Name = "机关名称"), Required, StringLength(80)]
    public string Name { get; set; } = "";

    [Display(Name = "上级机关")]
    public AgencyId? Superior { get; set; }

    [Display(Name = "层级"), Required]
    public AgencyLevel? Level { get; set; }

    [Display(Name = "机关类别"), Required]
    public AgencyStanding? Standing { get; set; }

    [Display(Name = "机关代字"), StringLength(12)]
    public string? CodeWord { get; set; }

    [Display(Name = "成立日期"), Required]
    public DateOnly? FromOn { get; set; }

    [Display(Name = "撤销日期")]
    public DateOnly? UntilOn { get; set; }

    [Display(Name = "撤销后的承接机关")]
    public AgencyId? Successor { get; set; }

    [Display(Name = "政府信息公开工作机构"), StringLength(60)]
    public string? Office { get; set; }

    [Display(Name = "办公地址"), StringLength(120)]
    public string? Address { get; set; }

    [Display(Name = "邮政编码"), RegularExpression(@"\d{6}")]
    public string? Postcode { get; set; }

    [Display(Name = "联系电话"), StringLength(40)]
    public string? Telephone { get; set; }

    [Display(Name = "传真"), StringLength(40)]
    public string? Fax { get; set; }

    [Display(Name = "电子邮箱"), EmailAddress, StringLength(80)]
    public string? Email { get; set; }

    [Display(Name = "办公时间"), StringLength(120)]
    public string? Hours { get; set; }

    [Display(Name = "本级人民政府（行政复议机关）"), StringLength(80)]
    public string? Government { get; set; }

    [Display(Name = "本级人民政府接收复议申请的地址"), StringLength(120)]
    public string? GovernmentAddress { get; set; }

    [Display(Name = "本级人民政府的网上复议渠道"), StringLength(200)]
    public string? GovernmentOnline { get; set; }

    [Display(Name = "上一级主管部门"), StringLength(80)]
    public string? Department { get; set; }

    [Display(Name = "上一级主管部门接收复议申请的地址"), StringLength(120)]
    public string? DepartmentAddress { get; set; }

    [Display(Name = "上一级主管部门的网上复议渠道"), StringLength(200)]
    public string? DepartmentOnline { get; set; }

    [Display(Name = "有管辖权的人民法院"), StringLength(80)]
    public string? Court { get; set; }

    /// <summary>The form filled in with an agency.</summary>
    public static AgencyForm Of(Agency agency)
    {
        var form = new AgencyForm();
        foreach (var (typed, known) in Fields) typed.SetValue(form, known.GetValue(agency));
        return form;
    }

    /// <summary>The agency as typed.</summary>
    public Agency Agency(AgencyId id, int version)
    {
        var agency = new Agency { Id = id, Version = version };
        foreach (var (typed, known) in Fields)
            known.SetValue(agency, known.PropertyType == typeof(string) ? ((string?)typed.GetValue(this))?.Trim() ?? "" : typed.GetValue(this));
        return agency;
    }

    // What is typed under a name is what the agency has under it.
    private static ImmutableArray<(PropertyInfo Typed, PropertyInfo Known)> Fields { get; } =
        [.. typeof(AgencyForm).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(typed => (typed, typeof(Agency).GetProperty(typed.Name)!))];
}
