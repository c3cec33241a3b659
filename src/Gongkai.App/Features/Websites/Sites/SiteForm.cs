using System.ComponentModel.DataAnnotations;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>An entry of the register as it is typed.</summary>
public sealed record SiteForm
{
    [Display(Name = "网站名称"), Required, StringLength(60)]
    public string Name { get; init; } = "";

    [Display(Name = "网站类型"), Required]
    public WebsiteKind? Kind { get; init; }

    [Display(Name = "首页网址"), Required, StringLength(200)]
    public string Address { get; init; } = "";

    [Display(Name = "主办单位"), Required, StringLength(100)]
    public string Host { get; init; } = "";

    [Display(Name = "主管单位"), StringLength(100)]
    public string? Competent { get; init; }

    [Display(Name = "承办单位"), StringLength(100)]
    public string? Operator { get; init; }

    [Display(Name = "政府网站标识码"), StringLength(20)]
    public string? IdentityCode { get; init; }

    [Display(Name = "ICP备案号"), StringLength(60)]
    public string? Icp { get; init; }

    [Display(Name = "公安机关备案号"), StringLength(60)]
    public string? Police { get; init; }

    [Display(Name = "负责人"), Required]
    public PersonId? Responsible { get; init; }

    [Display(Name = "开通日期"), Required]
    public DateOnly? OpenedOn { get; init; }

    [Display(Name = "就是本平台为本机关发布的网站，报表的数字从本平台的台账计算")]
    public bool IsPlatform { get; init; }

    internal WebsiteEntry Entry => new(Kind!.Value, Name.Trim(), Address.Trim(), Host.Trim(), Responsible!.Value, OpenedOn!.Value)
    {
        Competent = Competent?.Trim() ?? "",
        Operator = Operator?.Trim() ?? "",
        IdentityCode = IdentityCode?.Trim() ?? "",
        Icp = Icp?.Trim() ?? "",
        Police = Police?.Trim() ?? "",
        IsPlatform = IsPlatform,
    };

    internal static SiteForm Of(WebsiteEntry entry) => new()
    {
        Name = entry.Name,
        Kind = entry.Kind,
        Address = entry.Address,
        Host = entry.Host,
        Competent = entry.Competent,
        Operator = entry.Operator,
        IdentityCode = entry.IdentityCode,
        Icp = entry.Icp,
        Police = entry.Police,
        Responsible = entry.Responsible,
        OpenedOn = entry.OpenedOn,
        IsPlatform = entry.IsPlatform,
    };
}
