using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What personal data are opened for.</summary>
public sealed class OpenForm
{
    [Required, Display(Name = "查看目的")]
    public OpeningPurpose? Purpose { get; set; }

    [Required, StringLength(200), Display(Name = "具体事由")]
    public string Words { get; set; } = "";
}
