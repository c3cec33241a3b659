using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>How a term is counted.</summary>
public enum TermUnit
{
    /// <summary>工作日: from the next day, workdays only.</summary>
    [Word("工作日")] Workdays,

    /// <summary>日: calendar days; a last day on a rest day rolls to the next workday.</summary>
    [Word("日")] CalendarDays,

    /// <summary>月: to the same day of a later month, or its last; rolls as days do.</summary>
    [Word("月")] Months,

    /// <summary>The next such day of a year, which does not roll: the target is the last workday on or before it.</summary>
    [Word("每年的固定日期")] DayOfYear,
}

/// <summary>A term of the law outside the reply itself.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Name">期限</param>
/// <param name="EnglishName">The same in English.</param>
/// <param name="From">What it is counted from.</param>
/// <param name="EnglishFrom">The same in English.</param>
/// <param name="Article">Where it stands.</param>
/// <param name="Unit">How it is counted.</param>
/// <param name="Length">Its length, by the day it is counted from; for <see cref="TermUnit.DayOfYear"/> the month of the year and its last day as 131 or
/// 331.</param>
public sealed record StatutoryTerm(
    string Id, string Name, string EnglishName, string From, string EnglishFrom, string Article, TermUnit Unit, Dated<int> Length)
{
    private static readonly DateOnly Regulation = new(2019, 5, 15);
    private static readonly DateOnly Reconsideration = new(2024, 1, 1);
    private static readonly DateOnly Always = new(2019, 1, 1);

    /// <summary>Every term, in the order of the handling of things.</summary>
    public static ImmutableArray<StatutoryTerm> All { get; } =
    [
        new("publication", "主动公开", "proactive publication", "政府信息形成或者变更之日", "formation or change of the information",
            "《政府信息公开条例》第二十六条", TermUnit.Workdays, new((Regulation, 20))),
        new("interpretation", "政策解读", "interpretation of a policy document", "文件公开之日", "publication of the document",
            "地方政策解读规定：与文件同步，最迟三个工作日", TermUnit.Workdays, new((Always, 3))),
        new("annual_report_department", "部门政府信息公开工作年度报告", "a department's annual report", "报告所属年度的最后一日", "the last day of the year reported on",
            "《政府信息公开条例》第四十九条第一款：每年1月31日前", TermUnit.DayOfYear, new((Always, 131))),
        new("annual_report_government", "政府的政府信息公开工作年度报告", "a government's annual report", "报告所属年度的最后一日", "the last day of the year reported on",
            "《政府信息公开条例》第四十九条第二款：每年3月31日前", TermUnit.DayOfYear, new((Always, 331))),
        new("correction_notice", "补正告知", "correction notice", "收到申请之日", "receipt of the application",
            "《政府信息公开条例》第三十条", TermUnit.Workdays, new((Regulation, 7))),
        new("reply", "答复", "reply", "收到申请之日", "receipt of the application",
            "《政府信息公开条例》第三十三条第二款", TermUnit.Workdays, new((Regulation, 20))),
        new("third_party", "第三方提出意见", "a third party's opinion", "第三方收到征求意见书之日", "the third party's receipt of the letter",
            "《政府信息公开条例》第三十二条", TermUnit.Workdays, new((Regulation, 15))),
        new("co_maker", "共同制作机关提出意见", "a co-maker's opinion", "收到征求意见函之日", "receipt of the letter",
            "《政府信息公开条例》第三十四条", TermUnit.Workdays, new((Regulation, 15))),
        new("fee_payment", "缴纳信息处理费", "payment of the processing fee", "申请人收到收费通知之日", "receipt of the fee notice",
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", TermUnit.Workdays, new((new(2021, 1, 1), 20))),
        new("reconsideration", "申请行政复议", "application for reconsideration", "知道或者应当知道行政行为之日", "knowing of the act",
            "《行政复议法》第二十条、第八十八条", TermUnit.CalendarDays, new((Always, 60))),
        new("suit", "直接提起行政诉讼", "direct suit", "知道或者应当知道行政行为之日", "knowing of the act",
            "《行政诉讼法》第四十六条", TermUnit.Months, new((Always, 6))),
        new("suit_after_reconsideration", "不服复议决定提起行政诉讼", "suit after reconsideration", "收到复议决定书之日", "receipt of the reconsideration decision",
            "《行政诉讼法》第四十五条", TermUnit.CalendarDays, new((Always, 15))),
        new("reconsideration_answer", "行政复议书面答复（普通程序）", "the agency's answer in reconsideration", "收到申请书副本之日", "receipt of the copy",
            "《行政复议法》第四十八条、第八十八条", TermUnit.Workdays, new((Reconsideration, 10))),
        new("reconsideration_answer_simplified", "行政复议书面答复（简易程序）", "the agency's answer in simplified reconsideration", "收到申请书副本之日", "receipt of the copy",
            "《行政复议法》第五十四条、第八十八条", TermUnit.Workdays, new((Reconsideration, 5))),
        new("court_evidence", "向法院提交证据和答辩状", "evidence and answer in court", "收到起诉状副本之日", "receipt of the copy of the complaint",
            "《行政诉讼法》第六十七条", TermUnit.CalendarDays, new((Always, 15))),
    ];

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["report"] = "annual_report_department",
        ["report_department"] = "annual_report_department",
        ["report_government"] = "annual_report_government",
        ["复议"] = "reconsideration",
        ["诉讼"] = "suit",
        ["evidence"] = "court_evidence",
    }.ToFrozenDictionary();

    /// <summary>The term of that name, in English or Chinese, whatever its case; null when there is none.</summary>
    public static StatutoryTerm? Find(string name)
    {
        var id = name.Trim().Replace('-', '_').ToLowerInvariant();
        id = Aliases.GetValueOrDefault(id, id);
        return All.FirstOrDefault(term => term.Id == id || term.Name == id);
    }

    /// <summary>The first day it can be counted from.</summary>
    public DateOnly FirstDay => Length.From;

    /// <summary>The last day when counted from that one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before <see cref="FirstDay"/>.</exception>
    public TermEnd CountFrom(DateOnly day, WorkCalendar calendar)
    {
        var length = Length.On(day);
        var nominal = Unit switch
        {
            TermUnit.Workdays => calendar.AddWorkdays(day, length),
            TermUnit.CalendarDays => day.AddDays(length),
            TermUnit.Months => day.AddMonths(length),
            TermUnit.DayOfYear => NextInYear(day, new(day.Year, length / 100, length % 100)),
        };
        // 期间的最后一日是法定休假日的，以法定休假日结束的次日为最后一日 (民法典第二百零三条); “1月31日前”不是期间，不顺延。
        var due = Unit == TermUnit.DayOfYear ? calendar.WorkdayOnOrBefore(nominal) : calendar.WorkdayOnOrAfter(nominal);
        return new(this, day, nominal, due,
            Unit == TermUnit.Workdays ? calendar.IsProvisional(day, due) : calendar.IsProvisional(due) || calendar.IsProvisional(nominal));
    }

    private static DateOnly NextInYear(DateOnly day, DateOnly thisYear) => day <= thisYear ? thisYear : thisYear.AddYears(1);
}

/// <summary>A term counted from a day.</summary>
/// <param name="Term">The term.</param>
/// <param name="From">The day it was counted from, which does not count.</param>
/// <param name="Nominal">The last day before rest days are looked at.</param>
/// <param name="Due">The last day; for annual reports the last workday on or before it.</param>
/// <param name="IsProvisional">暂定: it runs through a year whose holiday notice is not out.</param>
public sealed record TermEnd(StatutoryTerm Term, DateOnly From, DateOnly Nominal, DateOnly Due, bool IsProvisional);
