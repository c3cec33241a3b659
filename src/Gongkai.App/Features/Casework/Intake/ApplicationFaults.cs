using System.Text.RegularExpressions;
using Gongkai.Casework;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>Everything that an application still lacks, each at its field, in the words of its page (第二十九条第二款).</summary>
public static partial class ApplicationFaults
{
    /// <summary>The faults beyond those that single fields tell of themselves.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="kind">What the case is about.</param>
    /// <param name="files">The kinds of the files that came with it.</param>
    /// <param name="today">The day.</param>
    /// <param name="isOnline">Whether the applicant fills it in himself; a clerk takes down what the paper has.</param>
    public static IEnumerable<(string Field, string Message)> Of(ApplicationForm form, CaseKind kind, IReadOnlyCollection<FileKind> files,
        DateOnly today, bool isOnline)
    {
        if (form.Category is not null)
            foreach (var fault in form.IsPerson ? Person("Person", form.Person, "申请人", today) : Organisation(form)) yield return fault;
        foreach (var fault in Contact(form, isOnline)) yield return fault;
        if (IsBlank(form.Description))
            yield return (nameof(form.Description), kind == CaseKind.RecordCorrection ? "请写明哪一条记录有误、应当怎样更正" : "请写明所需政府信息的名称、文号或者便于查询的其他特征");
        for (var i = 0; i < form.Joint.Count; i++)
            if (!form.Joint[i].IsEmpty)
                foreach (var fault in Person($"Joint[{i}]", form.Joint[i], "共同申请人", today)) yield return fault;
        if (form.HasAgent)
        {
            foreach (var fault in Person("Agent", form.Agent, "代理人", today)) yield return fault;
            if (!files.Contains(FileKind.Authority)) yield return ("Authority", "请选择授权委托书文件");
        }
        // 第四十一条：有证据证明行政机关提供的与其自身相关的政府信息记录不准确的。
        if (kind == CaseKind.RecordCorrection && !files.Contains(FileKind.Other)) yield return ("Others", "请选择能证明记录不准确的材料");
    }

    private static IEnumerable<(string Field, string Message)> Person(string at, PartyForm person, string who, DateOnly today)
    {
        if (IsBlank(person.Name)) yield return ($"{at}.{nameof(person.Name)}", $"请填写{who}姓名");
        if (IsBlank(person.DocumentNumber)) yield return ($"{at}.{nameof(person.DocumentNumber)}", $"请填写{who}证件号码");
        else if (IdentityNumber.FaultOf(person.Document, IdentityNumber.Fold(person.DocumentNumber!), today) is { } fault)
            yield return ($"{at}.{nameof(person.DocumentNumber)}", $"{who}证件号码有误：{fault}");
        if (!IsBlank(person.Telephone) && !Telephone().IsMatch(Digits(person.Telephone!)))
            yield return ($"{at}.{nameof(person.Telephone)}", "电话号码应为 7 至 15 位数字");
    }

    private static IEnumerable<(string Field, string Message)> Organisation(ApplicationForm form)
    {
        if (IsBlank(form.Organisation)) yield return (nameof(form.Organisation), "请填写单位名称");
        if (IsBlank(form.CreditCode)) yield return (nameof(form.CreditCode), "请填写统一社会信用代码");
        else if (CreditCode.FaultOf(CreditCode.Fold(form.CreditCode!)) is { } fault) yield return (nameof(form.CreditCode), $"统一社会信用代码有误：{fault}");
        if (IsBlank(form.Representative)) yield return (nameof(form.Representative), "请填写法定代表人或者负责人");
        if (IsBlank(form.ContactPerson)) yield return (nameof(form.ContactPerson), "请填写联系人");
    }

    private static IEnumerable<(string Field, string Message)> Contact(ApplicationForm form, bool isOnline)
    {
        if (!IsBlank(form.Telephone) && !Telephone().IsMatch(Digits(form.Telephone!))) yield return (nameof(form.Telephone), "电话号码应为 7 至 15 位数字");
        if (isOnline && IsBlank(form.Telephone)) yield return (nameof(form.Telephone), "请填写联系电话，工作人员要用它与您确认");
        if (!isOnline && IsBlank(form.Telephone) && IsBlank(form.Email) && IsBlank(form.Address)) yield return (nameof(form.Telephone), "电话、电子邮箱、送达地址至少填写一项");
        if (!IsBlank(form.Email) && !Mail().IsMatch(form.Email!.Trim())) yield return (nameof(form.Email), "电子邮箱的写法不对，应像 name@example.cn");
        if (!IsBlank(form.Postcode) && !Postcode().IsMatch(ChineseText.Squeeze(form.Postcode!))) yield return (nameof(form.Postcode), "邮政编码是 6 位数字");
        if (form.Delivery == DeliveryWish.Mail && IsBlank(form.Address)) yield return (nameof(form.Address), "要邮寄的，请填写送达地址");
        if (form.Delivery == DeliveryWish.Email && IsBlank(form.Email)) yield return (nameof(form.Email), "要用电子邮件获取的，请填写电子邮箱");
        if (form.Delivery == DeliveryWish.Fax && IsBlank(form.Fax)) yield return (nameof(form.Fax), "要用传真获取的，请填写传真号码");
        if (isOnline && form.Delivery != DeliveryWish.Mail && IsBlank(form.Address) && !form.AcceptsElectronicService)
            yield return (nameof(form.Address), "请填写送达地址，或者在下面勾选同意电子送达");
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static string Digits(string typed) => new([.. ChineseText.Fold(typed).Where(letter => letter is not (' ' or '-' or '(' or ')'))]);

    [GeneratedRegex(@"^\+?\d{7,15}$")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^[^@\s<>""]{1,64}@[^@\s<>""]+\.[^@\s<>"".]{2,}$")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\d{6}$")]
    private static partial Regex Postcode();
}
