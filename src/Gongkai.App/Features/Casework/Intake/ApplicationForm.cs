using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>申请表: what article 29 lets an agency ask for, and no purpose. The same for the citizen's page and the clerk's.</summary>
public sealed class ApplicationForm
{
    [Required(ErrorMessage = "请选择申请人类别"), Display(Name = "申请人类别")]
    public ApplicantCategory? Category { get; set; }

    /// <summary>A natural person.</summary>
    public PartyForm Person { get; set; } = new();

    [StringLength(100), Display(Name = "单位名称")]
    public string? Organisation { get; set; }

    [StringLength(40), Display(Name = "统一社会信用代码")]
    public string? CreditCode { get; set; }

    [StringLength(50), Display(Name = "法定代表人或者负责人")]
    public string? Representative { get; set; }

    [StringLength(50), Display(Name = "联系人")]
    public string? ContactPerson { get; set; }

    [StringLength(30), Display(Name = "联系电话")]
    public string? Telephone { get; set; }

    [StringLength(100), Display(Name = "电子邮箱")]
    public string? Email { get; set; }

    [StringLength(30), Display(Name = "传真")]
    public string? Fax { get; set; }

    [StringLength(200), Display(Name = "送达地址")]
    public string? Address { get; set; }

    [StringLength(10), Display(Name = "邮政编码")]
    public string? Postcode { get; set; }

    [StringLength(4000), Display(Name = "所需政府信息的内容")]
    public string? Description { get; set; }

    [Display(Name = "提供信息的形式")]
    public FormWish Form { get; set; }

    [Required(ErrorMessage = "请选择获取信息的方式"), Display(Name = "获取信息的方式")]
    public DeliveryWish? Delivery { get; set; }

    [Display(Name = "同意电子送达：答复和其他文书可以在网上或者用电子邮件送达")]
    public bool AcceptsElectronicService { get; set; }

    /// <summary>共同申请人, after the first.</summary>
    public List<PartyForm> Joint { get; set; } = [];

    [Display(Name = "由代理人代为申请")]
    public bool HasAgent { get; set; }

    /// <summary>代理人</summary>
    public PartyForm Agent { get; set; } = new();

    /// <summary>Whether the applicant is a natural person.</summary>
    public bool IsPerson => Category == ApplicantCategory.NaturalPerson;

    /// <summary>The fields that only the other kind of applicant fills in.</summary>
    public IEnumerable<string> OthersFields => IsPerson
        ? [nameof(Organisation), nameof(CreditCode), nameof(Representative), nameof(ContactPerson)]
        : [$"{nameof(Person)}.{nameof(PartyForm.Name)}", $"{nameof(Person)}.{nameof(PartyForm.Document)}",
            $"{nameof(Person)}.{nameof(PartyForm.DocumentNumber)}"];

    /// <summary>A category as an applicant knows himself.</summary>
    public static string NameOf(ApplicantCategory category) => category == ApplicantCategory.NaturalPerson ? "自然人（公民）" : category.Name();
}

/// <summary>A person on the form.</summary>
public sealed class PartyForm
{
    [StringLength(50), Display(Name = "姓名")]
    public string? Name { get; set; }

    [Display(Name = "证件种类")]
    public IdentityDocument Document { get; set; }

    [StringLength(40), Display(Name = "证件号码")]
    public string? DocumentNumber { get; set; }

    [StringLength(30), Display(Name = "电话")]
    public string? Telephone { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(DocumentNumber) && string.IsNullOrWhiteSpace(Telephone);
}
