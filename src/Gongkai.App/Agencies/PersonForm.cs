using System.ComponentModel.DataAnnotations;

namespace Gongkai.Agencies;

/// <summary>What is typed about a person.</summary>
public sealed class PersonForm
{
    [Display(Name = "姓名"), Required, StringLength(40)]
    public string Name { get; set; } = "";

    [Display(Name = "登录名"), Required, StringLength(40, MinimumLength = 2)]
    public string SignIn { get; set; } = "";

    [Display(Name = "电子邮箱"), EmailAddress, StringLength(80)]
    public string? Email { get; set; }

    [Display(Name = "手机号码"), RegularExpression(@"\+?[\d -]{5,20}")]
    public string? Telephone { get; set; }
}
