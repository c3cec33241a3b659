using System.ComponentModel.DataAnnotations;

namespace Gongkai.Features.Filing;

/// <summary>What whoever files says beside the file.</summary>
public sealed class FilingForm
{
    /// <summary>The cells of which the reader is not certain, by their ids.</summary>
    [Display(Name = "数据")]
    public Dictionary<string, string?> Figures { get; set; } = [];

    /// <summary>What is said to what was found, by the finding's name.</summary>
    [Display(Name = "说明")]
    public Dictionary<string, string?> Explanations { get; set; } = [];

    [Display(Name = "报告里的机关名称不同，但这就是本机关的报告")]
    public bool IsUnderAnotherName { get; set; }

    [Display(Name = "填报人和电话"), StringLength(100)]
    public string? Filer { get; set; }

    [Display(Name = "更正了什么"), StringLength(500)]
    public string? Correction { get; set; }
}
