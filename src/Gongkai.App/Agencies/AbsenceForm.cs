using System.ComponentModel.DataAnnotations;

namespace Gongkai.Agencies;

/// <summary>What is typed about an absence.</summary>
public sealed class AbsenceForm
{
    [Display(Name = "由谁代理"), Required]
    public PersonId? Deputy { get; set; }

    [Display(Name = "第一天"), Required]
    public DateOnly? FromOn { get; set; }

    [Display(Name = "最后一天"), Required]
    public DateOnly? UntilOn { get; set; }

    [Display(Name = "事由"), Required, StringLength(60)]
    public string Reason { get; set; } = "";
}
