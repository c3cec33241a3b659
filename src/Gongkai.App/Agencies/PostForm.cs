using System.ComponentModel.DataAnnotations;

namespace Gongkai.Agencies;

/// <summary>What is typed about a post.</summary>
public sealed class PostForm
{
    [Display(Name = "机关"), Required]
    public AgencyId? Agency { get; set; }

    [Display(Name = "科室")]
    public SectionId? Section { get; set; }

    [Display(Name = "岗位"), Required]
    public Role? Role { get; set; }

    [Display(Name = "职务"), StringLength(40)]
    public string? Title { get; set; }

    [Display(Name = "开始日期"), Required]
    public DateOnly? FromOn { get; set; }

    [Display(Name = "结束日期")]
    public DateOnly? UntilOn { get; set; }
}
