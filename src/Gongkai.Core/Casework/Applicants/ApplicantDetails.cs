using System.Text.Json;
using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>
/// 申请人、代理人 (第二十九条第二款第一项): the name, the proof of identity and how to reach him, and nothing else. Personal information:
/// it lies in sealed side rows only, and prints nothing of itself.
/// </summary>
/// <param name="Name">姓名或者名称</param>
public sealed record ApplicantDetails(string Name)
{
    /// <summary>Kind of the side row of an applicant.</summary>
    public const string RowKind = "applicant";

    /// <summary>身份证件种类, of a natural person.</summary>
    public IdentityDocument? Document { get; init; }

    /// <summary>证件号码, of a natural person.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>统一社会信用代码, of an organisation.</summary>
    public string? CreditCode { get; init; }

    /// <summary>法定代表人或者负责人</summary>
    public string? Representative { get; init; }

    /// <summary>联系人</summary>
    public string? ContactPerson { get; init; }

    /// <summary>联系电话</summary>
    public string? Telephone { get; init; }

    /// <summary>电子邮箱</summary>
    public string? Email { get; init; }

    /// <summary>传真</summary>
    public string? Fax { get; init; }

    /// <summary>送达地址</summary>
    public string? Address { get; init; }

    /// <summary>邮政编码</summary>
    public string? Postcode { get; init; }

    /// <summary>The identity number or the credit code, whichever there is, made comparable.</summary>
    public string? IdentityKey => (DocumentNumber ?? CreditCode) is { } number ? ChineseText.Squeeze(number).ToUpperInvariant() : null;

    /// <summary>The digits of the telephone number, made comparable.</summary>
    public string? TelephoneKey =>
        Telephone is { } number && ChineseText.Fold(number).Where(char.IsAsciiDigit).ToArray() is { Length: > 0 } digits ? new(digits) : null;

    /// <summary>The applicant of a side row; a row that is no JSON object is the name alone.</summary>
    public static ApplicantDetails Read(string row) =>
        row.StartsWith('{') ? JsonSerializer.Deserialize<ApplicantDetails>(row, CaseEventJson.Options)! : new(row);

    /// <summary>What the side row holds.</summary>
    public string Write() => JsonSerializer.Serialize(this, CaseEventJson.Options);

    /// <summary>Nothing personal.</summary>
    public override string ToString() => nameof(ApplicantDetails);
}
