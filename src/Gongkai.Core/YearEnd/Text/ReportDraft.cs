using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>存在的问题, answered by a measure.</summary>
public sealed record ReportProblem(string Problem, string Measure);

/// <summary>上年度的改进措施 with what became of it.</summary>
public sealed record FormerMeasure(string Measure, string Became);

/// <summary>The words of an annual report as they are written, figures in them being fields: {{新收申请}}.</summary>
public sealed record ReportDraft
{
    /// <summary>引言: the basis, the period, where it is published, whom to ask.</summary>
    public string Preamble { get; init; } = "";

    /// <summary>一、总体情况</summary>
    public string Overview { get; init; } = "";

    /// <summary>二, before its table; may be empty.</summary>
    public string Proactive { get; init; } = "";

    /// <summary>三, before its table; may be empty.</summary>
    public string Requests { get; init; } = "";

    /// <summary>四, before its table; may be empty.</summary>
    public string Disputes { get; init; } = "";

    /// <summary>五: each problem with its measure.</summary>
    public ImmutableArray<ReportProblem> Problems { get; init; } = [];

    /// <summary>五: what became of last year's measures.</summary>
    public ImmutableArray<FormerMeasure> Former { get; init; } = [];

    /// <summary>六, the statement on fees among it.</summary>
    public string OtherMatters { get; init; } = "";

    /// <summary>落款日期; null while it is not set.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>The texts in the order of the report, each with the name of the part that a fault is told in.</summary>
    [JsonIgnore]
    public IEnumerable<(string Part, string Text)> Parts =>
    [
        (nameof(Preamble), Preamble), (nameof(Overview), Overview), (nameof(Proactive), Proactive), (nameof(Requests), Requests),
        (nameof(Disputes), Disputes), (nameof(Problems), string.Join('\n', ProblemLines)), (nameof(OtherMatters), OtherMatters),
    ];

    /// <summary>The texts of the sections.</summary>
    [JsonIgnore]
    public IEnumerable<(ReportSection? Section, string Text)> Sections =>
    [
        (null, Preamble), (ReportSection.Overview, Overview), (ReportSection.Proactive, Proactive), (ReportSection.Requests, Requests),
        (ReportSection.Disputes, Disputes), (ReportSection.Problems, string.Join('\n', ProblemLines)), (ReportSection.OtherMatters, OtherMatters),
    ];

    private IEnumerable<string> ProblemLines
    {
        get
        {
            if (!Problems.IsEmpty) yield return "（一）存在的主要问题";
            foreach (var (i, one) in Problems.Index()) yield return $"{i + 1}.{one.Problem}";
            if (!Problems.IsEmpty) yield return "（二）改进措施";
            foreach (var (i, one) in Problems.Index()) yield return $"{i + 1}.{one.Measure}";
            if (!Former.IsEmpty) yield return "（三）上年度改进措施的落实情况";
            foreach (var (i, one) in Former.Index()) yield return $"{i + 1}.{one.Measure}：{one.Became}";
        }
    }

    /// <summary>
    /// What a new report begins with. The five aspects of part one are those of 国办公开办函〔2021〕30号; everything in it may be written anew.
    /// </summary>
    public static ReportDraft Usual { get; } = new()
    {
        Preamble = """
            根据《中华人民共和国政府信息公开条例》第五十条和国务院办公厅规定的格式，编制{{机关名称}}{{年度}}年政府信息公开工作年度报告。本报告所列数据的统计期限自{{年度}}年1月1日起至{{年度}}年12月31日止。
            如对本报告有疑问，请与{{公开工作机构}}联系（地址：{{地址}}；电话：{{电话}}）。
            """.ReplaceLineEndings("\n"),
        Overview = """
            （一）主动公开情况
            {{年度}}年，本机关主动公开政府信息{{主动公开信息}}条，公开政策解读{{政策解读}}篇。
            （二）依申请公开情况
            {{年度}}年，本机关新收政府信息公开申请{{新收申请}}件，上年结转{{上年结转申请}}件；办结{{办结申请}}件，结转下年度继续办理{{结转下年申请}}件。
            （三）政府信息管理情况
            {{年度}}年，本机关制发行政规范性文件{{规范性文件制发}}件，废止{{规范性文件废止}}件，现行有效{{规范性文件现行有效}}件。
            （四）政府信息公开平台建设情况
            通过门户网站的政府信息公开专栏统一发布信息，栏目按主动公开基本目录设置。
            （五）监督保障情况
            政府信息公开工作由分管领导负责，专人承担，发布前进行保密审查。
            """.ReplaceLineEndings("\n"),
        OtherMatters = "{{信息处理费情况}}",
    };
}
