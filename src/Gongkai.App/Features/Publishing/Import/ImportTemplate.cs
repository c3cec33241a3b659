using System.Collections.Immutable;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>
/// The workbook of items that is downloaded to be filled in: a sheet for lists of several kinds, and one for each kind with all its fields; below the headings
/// a line that explains each and one that shows how a row is filled in, neither of which is imported.
/// </summary>
internal static class ImportTemplate
{
    private static readonly Dictionary<string, (double Width, string Explained, string Example)> Columns = new()
    {
        ["标题"] = (36, "必填", ""),
        ["种类"] = (16, "如 通知公告、行政规范性文件；不填的，按导入时的选择", ""),
        ["栏目"] = (18, "本机关的栏目名称；不填的，按导入时的选择", "通知公告"),
        ["文号"] = (20, "如 云商发〔2021〕3号", "云商发〔2021〕3号"),
        ["成文日期"] = (12, "如 2021-03-01；不填的，按导入时的选择", "2021-03-01"),
        ["发布日期"] = (12, "在原网站公开的日期；查不到的不填，按“不详”记", "2021-03-05"),
        ["索引号"] = (20, "原来的索引号，公开以后仍用这个号", ""),
        ["网址"] = (30, "原来的网址", "http://www.yunchuan.gov.cn/art/2021/3/5/art_1.html"),
        ["正文"] = (40, "直接写正文，或者写正文文件的名称", "现将有关事项通知如下……"),
        ["正文文件"] = (20, "压缩包里的文件名，如 甲.docx", ""),
        ["附件"] = (24, "压缩包里的文件名，几个的用分号隔开", ""),
        ["有效性"] = (10, "有效、已修改、废止、失效", "有效"),
        ["施行日期"] = (12, "规范性文件填写", "2021-04-01"),
        ["有效期至"] = (12, "规定了有效期的填写", "2026-03-31"),
        ["发布机构"] = (18, "不是本机关的填写，作为信息来源", ""),
    };

    // Said under the label by one kind at least; what has a choice, a day or a number shows itself.
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["事项编码"] = "330112001000",
        ["设定依据"] = "《中华人民共和国拍卖法》第十一条",
        ["责任事项"] = "受理、审查、决定、送达、事后监管",
        ["追责情形和依据"] = "不依法履行职责的，依照《中华人民共和国公职人员政务处分法》处理",
        ["实施机构"] = "市场秩序科",
        ["不实信息"] = "网上传言本市限购鸡蛋",
        ["提出意见的方式"] = "寄至云川市商务局法规科，或者发送邮件",
        ["起草背景和说明"] = "现行办法施行五年，期限将满",
        ["期限缩短的理由"] = "",
        ["采纳情况"] = "",
        ["政府信息的分类"] = "机构职能、政策文件、行政执法……",
        ["编排体系"] = "按主题、体裁、机构编排",
        ["获取方式"] = "在本机关门户网站查阅；依申请公开的，向本机关提出申请",
        ["政府信息公开工作机构"] = "办公室",
        ["办公地址"] = "云川市人民路1号",
        ["办公时间"] = "工作日 9:00—17:00",
        ["联系电话"] = "0570-1234567",
        ["传真号码"] = "无",
        ["互联网联系方式"] = "本网站“依申请公开”",
        ["监督和救济"] = "可以依法申请行政复议或者提起行政诉讼",
        ["关注的问题"] = "家电以旧换新补贴什么时候到账",
        ["处理情况"] = "",
        ["解读的文件"] = "写文件的标题、文号或者索引号",
        ["制定背景和依据"] = "根据省有关要求制定",
        ["目标任务和主要内容"] = "共四章二十条",
        ["关键词、专业名词解释"] = "",
        ["新旧政策差异"] = "",
        ["解读人"] = "市场体系科",
        ["领域"] = "市场供应",
        ["职务"] = "副局长",
        ["分工"] = "分管市场运行、电子商务",
        ["简历"] = "",
        ["合法性审核"] = "法规科，2021-02-20，同意",
        ["公平竞争审查"] = "",
        ["规划期"] = "2026—2030年",
        ["批准机关"] = "云川市人民政府",
        ["项目名称"] = "2021年审计服务",
        ["项目编号"] = "YCZC2021-001",
        ["供应商"] = "",
        ["机关职能"] = "负责全市商务工作",
        ["机构设置"] = "办公室：文电、会务，0570-1234567",
        ["联系方式"] = "0570-1234567",
        ["负责人姓名"] = "张三",
        ["建议提案编号"] = "第12号",
        ["案由"] = "关于增设早餐网点的建议",
        ["公示事项"] = "补助名单",
        ["提出异议的方式"] = "电话 0570-1234567，向办公室提出",
        ["公示依据"] = "",
        ["公示结果"] = "",
        ["制发机关"] = "",
        ["制定机关"] = "云川市人民政府",
        ["办理依据"] = "《二手车流通管理办法》",
        ["办理条件"] = "有固定的场所",
        ["申请材料"] = "申请表、营业执照",
        ["办理程序"] = "受理、审核、发证",
        ["收费"] = "不收费",
        ["办理地点和时间"] = "政务服务中心一楼，工作日",
        ["咨询电话"] = "0570-1234567",
        ["投诉电话"] = "0570-7654321",
        ["决定文书号"] = "云商罚〔2021〕1号",
        ["相对人"] = "云川某公司",
        ["决定内容"] = "罚款五千元",
        ["指标"] = "社会消费品零售总额",
        ["统计期"] = "2026年1—6月",
        ["计量单位"] = "亿元",
        ["发布日程"] = "社会消费品零售总额，2026年1—6月，2026-07-20",
        ["责任科室"] = "市场运行科",
    };

    private static readonly ImmutableArray<string> OfValidity = ["有效性", "施行日期", "有效期至"];

    /// <summary>The bytes of the workbook.</summary>
    public static byte[] Write()
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, [General, .. ItemKinds.All.Select(Of)]);
        return stream.ToArray();
    }

    private static TableSheet General => new("信息", [.. ItemList.Headings.Select(Column)],
        [Explained(ItemList.Headings.Select(name => Known(name).Explained)), Shown("关于开展便民服务的通知", ItemList.Headings.Skip(1)
            .Select(name => name == "种类" ? "通知公告" : Known(name).Example))]);

    private static TableSheet Of(ItemKind kind)
    {
        // The sheet says the kind, and whether a kind has validity, all of its items do.
        string[] common = [.. ItemList.Headings.Where(name => name != "种类" && (kind.HasValidity || !OfValidity.Contains(name)))];
        ItemField[] own = [.. kind.Fields.Where(field => !common.Contains(field.Label))];
        return new(kind.Name,
            [.. common.Take(1).Select(Column), .. own.Select(field => new TableColumn(field.Label, WidthOf(field)) { Choices = field.Choices }),
                .. common.Skip(1).Select(Column)],
            [
                Explained([Known("标题").Explained, .. own.Select(Explanation), .. common.Skip(1).Select(name => Known(name).Explained)]),
                Shown(kind.Name, [.. own.Select(ExampleOf), .. common.Skip(1).Select(name => name == "栏目" ? "" : name == "文号" && !kind.IsNumbered ? ""
                    : Known(name).Example)]),
            ]);
    }

    private static string[] Explained(IEnumerable<string> words) => [.. words.Select((word, i) => i == 0 ? ItemList.Explanation + word : word)];

    private static string[] Shown(string title, IEnumerable<string> values) => [ItemList.Example + title, .. values];

    private static (double Width, string Explained, string Example) Known(string name) => Columns.GetValueOrDefault(name, (16, "选填", ""));

    private static TableColumn Column(string name) => new(name, Known(name).Width);

    private static double WidthOf(ItemField field) => field.Type switch
    {
        FieldType.Words => 36,
        FieldType.Text or FieldType.Item or FieldType.Choice => 20,
        _ => 16,
    };

    private static string Explanation(ItemField field) => string.Join('；', ((string[])
    [
        field.IsRequired ? "必填" : "选填",
        field.Type switch
        {
            FieldType.Day => "日期，如 2026-03-02",
            FieldType.Moment => "日期和时间，如 2026-03-02 09:30",
            FieldType.Number => "整数",
            FieldType.Money => "金额，如 1200000、120万元",
            FieldType.Choice => $"只能是：{string.Join('、', field.Choices)}",
            FieldType.Item => "文件的标题、文号或者索引号",
            FieldType.Picture => "附件里图片的文件名",
            _ => "",
        },
        field.Hint ?? "",
    ]).Where(part => part.Length > 0));

    private static string ExampleOf(ItemField field) => field.Type switch
    {
        // From before until, and until before what comes of it.
        FieldType.Day => field.Name is "until" or "validUntil" ? "2021-04-10" : "2021-03-01",
        FieldType.Moment => "2021-03-02 09:30",
        FieldType.Number => field.Label == "年度" ? "2021" : "10",
        FieldType.Money => "1200000",
        FieldType.Choice => field.Choices[0],
        FieldType.Picture => "",
        _ => Examples.GetValueOrDefault(field.Label, ""),
    };
}
