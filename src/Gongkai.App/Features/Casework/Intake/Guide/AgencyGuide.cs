using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>A part of a text that is told to the public.</summary>
/// <param name="Heading">What it is about; empty where the agency's own text has no headings.</param>
/// <param name="Text">What it says.</param>
public sealed record GuidePart(string Heading, string Text);

/// <summary>
/// 政府信息公开指南, so far as it concerns applications (第十二条): where, when and how to apply, what it costs, and what becomes of personal information.
/// </summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="Own">What it says in its own words.</param>
/// <param name="Casework">Its choices, on which the platform's words depend.</param>
public sealed record AgencyGuide(Agency Agency, IntakeSettings Own, CaseworkSettings Casework)
{
    /// <summary>政府信息公开工作机构</summary>
    public string Office => Agency.Office.Length > 0 ? Agency.Office : "政府信息公开工作机构";

    /// <summary>第四十二条: no charge, save for what is far beyond reason.</summary>
    public string FeeOn(DateOnly today)
    {
        const string Law = "申请政府信息公开不收费。但是申请的数量、频次明显超过合理范围的，行政机关可以收取信息处理费（条例第四十二条）";
        if (!Casework.Fee.IsCharged) return $"{Law}；本机关目前不收取这项费用。";
        var (items, pages) = (InformationProcessingFee.PerItem(today, 0, 1).Lines[0].Bracket.To,
            InformationProcessingFee.PerPage(today, 1).Lines[0].Bracket.To);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Law}：按件计收的，同一申请人一个自然月内 {items} 件以下（含 {items} 件）不收；按量计收的，一件申请 {pages} 页以下（含 {pages} 页）不收。要收费的，在办理期限内书面告知标准、金额和缴纳的办法；逾期不缴的，视为放弃申请。");
    }

    /// <summary>How to apply, by each way that the agency has published.</summary>
    public ImmutableArray<GuidePart> Ways
    {
        get
        {
            var ways = ImmutableArray.CreateBuilder<GuidePart>();
            Add("网上申请", Own.Online, "在本网站填写申请表，提交后得到登记编号和查询码。");
            Add("当面申请", Own.InPerson,
                Agency.Address.Length == 0
                    ? null : $"到{Agency.Address}，{Office}{(Agency.Hours.Length > 0 ? $"，{Agency.Hours}" : "")}。请带身份证件；书写有困难的，可以口头提出，由工作人员代为填写。");
            Add("邮寄申请", Own.Mail,
                Agency.Address.Length == 0
                    ? null : $"寄到{Agency.Address}，{Office}收{(Agency.Postcode.Length > 0 ? $"，邮政编码 {Agency.Postcode}" : "")}。请在信封上写明“政府信息公开申请”，附身份证明的复印件。");
            Add("传真申请", Own.Fax,
                Agency.Fax.Length == 0 ? null : $"发到 {Agency.Fax}。发出后请打电话确认{(Agency.Telephone.Length > 0 ? $"（{Agency.Telephone}）" : "")}，以双方确认之日为收到之日。");
            Add("电子邮件申请", Own.Email, Agency.Email.Length == 0 ? null : $"发到 {Agency.Email}，标题写明“政府信息公开申请”，附填好的申请表和身份证明的照片或者扫描件。");
            return ways.DrainToImmutable();

            void Add(string name, string own, string? usual)
            {
                if (own.Length > 0 || usual is not null) ways.Add(new(name, own.Length > 0 ? own : usual!));
            }
        }
    }

    /// <summary>The notice of what becomes of personal information, in the agency's words or the platform's.</summary>
    public ImmutableArray<GuidePart> Privacy => Own.PrivacyNotice.Length > 0
        ? [.. Own.PrivacyNotice.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new GuidePart("", line))]
        : UsualPrivacy;

    /// <summary>个人信息保护法第十七条第一款: who, for what, how, which, how long, and which rights; a state organ owes it too (第三十五条).</summary>
    public ImmutableArray<GuidePart> UsualPrivacy =>
    [
        new("谁处理", $"{Agency.Name}（以下称本机关）。联系方式：{Contact}。"),
        new("为了什么", "办理您的申请：核实身份、与您联系、审查答复、送达文书、应对行政复议和诉讼，以及依法归档。这是本机关履行法定职责所必需（《政府信息公开条例》第二十九条、《个人信息保护法》第十三条第一款第三项），不另外征求同意，也不用于别的目的；统计时只用件数。"),
        new("处理哪些", "姓名或者名称，证件种类、号码和身份证明，联系电话、电子邮箱、传真、送达地址和邮政编码，申请的内容；有代理人、共同申请人的，还有他们的姓名、证件和电话。证件号码和身份证明只用来核实申请人的身份。不填写必填的内容，本机关无法受理或者无法与您联系；选填的可以不填。"),
        new("怎样处理", "您填写、提交的内容加密保存在本平台；工作人员办理时平时只看到遮住中间几位的号码和地址，查看全部要写明目的并留下记录。不向社会公开您的身份。邮寄送达的，把姓名和地址交给邮政企业；有行政复议、诉讼的，依法提交给复议机关、人民法院。"),
        new("保存多久", $"从办结归档的次年1月1日起 {Casework.RetentionYears} 年{Early}，期满删除。"),
        new("您的权利",
            $"您可以查阅、复制自己的个人信息，要求更正、补充；保存期满或者处理违法的，可以要求删除；可以要求说明处理的规则。凭查询码可以随时看到办理情况；其余的请向{Office}提出（{Contact}），核实身份后办理，不同意的会说明理由。对处理有意见的，"
                + $"可以向上级机关或者履行个人信息保护职责的部门投诉、举报，也可以依法向人民法院起诉。"),
    ];

    private string Contact =>
        string.Join("，",
            new[] { Office, Named("地址 ", Agency.Address), Named("电话 ", Agency.Telephone), Named("电子邮箱 ", Agency.Email) }.Where(one => one.Length > 0));

    private string Early => string.Concat(Casework.FileRetention.Where(one => one.Years < Casework.RetentionYears)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"（{PaperNames.NameOf(one.Kind)} {one.Years} 年）")));

    private static string Named(string name, string value) => value.Length > 0 ? name + value : "";
}
