using System.Collections.Immutable;
using Gongkai.Documents.Writing;

namespace Gongkai.Features.Casework;

/// <summary>A column of the workbook of earlier cases.</summary>
public sealed record ImportColumn(string Heading, double Width, string Explained);

/// <summary>The columns of the workbook, in order; read by their headings, written into the template with their explanations.</summary>
public static class ImportColumns
{
    /// <summary>How the line of explanations begins, which is no case.</summary>
    public const string Explanation = "说明：";

    public static ImmutableArray<ImportColumn> All { get; } =
    [
        new("编号", 14, $"{Explanation}原登记编号，必填，同一机关不得重复"),
        new("申请类型", 12, "不填的，是公开申请；更正与自己有关的记录的，填 更正申请"),
        new("申请渠道", 14, "必填：当面、邮寄（挂号、特快专递）、邮寄（平常信函）、网站、电子邮件、传真、其他渠道"),
        new("到达日期", 12, "必填，如 2025-03-02"),
        new("签收日期", 12, "挂号、特快专递必填"),
        new("邮件单号", 16, "挂号、特快专递填写"),
        new("确认日期", 12, "双方确认之日；平常信函必填"),
        new("登记日期", 12, "不填的，按收到申请之日"),
        new("申请人类别", 14, "必填：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他"),
        new("申请人", 14, "必填：姓名或者名称"),
        new("证件号码", 22, "自然人填证件号码（18 位的逐位校验），其他填统一社会信用代码（逐位校验）；没有的不填"),
        new("联系电话", 16, "选填"),
        new("送达地址", 26, "选填"),
        new("申请内容", 40, "必填"),
        new("承办科室", 14, "选填"),
        new("补正告知送达", 12, "告知补正的，填送达之日"),
        new("补正期限", 10, "告知补正的，填几个工作日"),
        new("补正告知逾期原因", 18, "七个工作日以后才告知补正的必填"),
        new("收到补正", 12, "收到补正之日"),
        new("延期同意", 12, "负责人同意延期之日"),
        new("延长工作日", 10, "不超过 20"),
        new("延期告知送达", 12, "延期告知送达之日"),
        new("缴费通知送达", 12, "通知缴纳信息处理费的，填送达之日；要同时填承办科室"),
        new("计收标准", 10, "通知缴费的必填：按件、按量"),
        new("计费数量", 10, "通知缴费的必填：本件算作几件，或者多少页"),
        new("当月在前件数", 12, "按件计收的必填：同一申请人当月在本件以前的件数"),
        new("缴费日期", 12, "已经缴费的，填缴费之日"),
        new("办理结果", 22, "没有办结的不填；填决定名称或者代码（如 予以公开、部分公开、D-U1a），或者 撤回、逾期不补正、逾期未缴费；更正申请填 予以更正、不予更正、转送、告知"),
        new("答复文号", 18, "选填"),
        new("送达方式", 12, "有答复的必填：直接、委托、邮政、电子"),
        new("办结日期", 12, "有办理结果的必填：答复送达、撤回或者视为放弃之日"),
        new("主题", 14, "选填，台账分类用"),
    ];

    /// <summary>The template that is downloaded: headings, and a line that explains each.</summary>
    public static byte[] Template()
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, "案件", [.. All.Select(column => new TableColumn(column.Heading, column.Width))],
            [[.. All.Select(column => column.Explained)]]);
        return stream.ToArray();
    }
}
