using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>One particular of a person: what it is called, how it is shown, and what it says.</summary>
public sealed record ApplicantLine(string Label, string Masked, string Full)
{
    /// <summary>Nothing personal.</summary>
    public override string ToString() => Label;
}

/// <summary>
/// A person of a case as pages show him: the one place where a sealed row of <see cref="ApplicantDetails"/> becomes lines, masked or in full.
/// An organisation's name and code are public and are never masked; people who act for it are.
/// </summary>
/// <param name="Standing">申请人、共同申请人、代理人</param>
/// <param name="Lines">What is known of him.</param>
public sealed record ApplicantCard(string Standing, ImmutableArray<ApplicantLine> Lines)
{
    /// <summary>The card of a sealed row; null row: it was erased.</summary>
    public static ApplicantCard Of(string standing, string? row, bool isPerson)
    {
        if (row is null) return new(standing, []);
        var details = ApplicantDetails.Read(row);
        ApplicantLine?[] lines =
        [
            isPerson ? Line("姓名", details.Name, Masking.Name) : Line("名称", details.Name, name => name),
            Line(details.Document?.Name() ?? "证件号码", details.DocumentNumber, Masking.Number),
            Line("统一社会信用代码", details.CreditCode, code => code),
            Line("法定代表人或者负责人", details.Representative, Masking.Name),
            Line("联系人", details.ContactPerson, Masking.Name),
            Line("联系电话", details.Telephone, Masking.Number),
            Line("电子邮箱", details.Email, Masking.Mailbox),
            Line("传真", details.Fax, Masking.Number),
            Line("送达地址", details.Address, Masking.Address),
            Line("邮政编码", details.Postcode, Masking.Number),
        ];
        return new(standing, [.. lines.OfType<ApplicantLine>()]);
    }

    /// <summary>The card of a confirmed address for service, whose row is the address alone.</summary>
    public static ApplicantCard OfAddress(string standing, string? row) =>
        row is null ? new(standing, []) : new(standing, [new("送达地址", Masking.Address(row), row)]);

    /// <summary>Nothing personal.</summary>
    public override string ToString() => Standing;

    private static ApplicantLine? Line(string label, string? value, Func<string, string> mask) =>
        string.IsNullOrWhiteSpace(value) ? null : new(label, mask(value), value);
}
