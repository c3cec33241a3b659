using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>A line of a menu.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Needs">Who sees it; null: everybody.</param>
/// <param name="About">What can be done there, for the first page; null: it is not told there.</param>
/// <param name="Under">The heading under which the menu has it; null: it stands there itself.</param>
public sealed record NavigationItem(string Text, string Address, Permission? Needs = null, string? About = null, string? Under = null)
{
    /// <summary>Whether it stands at the head of the page, by the name of who is signed in, and not in the menu.</summary>
    public bool IsAtHead => Under == Navigation.Head;

    /// <summary>How it stands to the page shown: the page itself, one above it, or neither.</summary>
    public string? CurrentAt(string path) =>
        Address == path ? "page" : Address is not ("/" or "/desk") && path.StartsWith(Address + "/", StringComparison.Ordinal) ? "true" : null;
}

/// <summary>A place in the menu: one line, or a heading with lines below.</summary>
/// <param name="Heading">The heading; null where there is one line only.</param>
/// <param name="Items">The lines.</param>
public sealed record NavigationGroup(string? Heading, ImmutableArray<NavigationItem> Items);

/// <summary>The menus of both parts of the site, in order. A feature adds its line here.</summary>
public static class Navigation
{
    /// <summary>公众: what citizens find.</summary>
    public static ImmutableArray<NavigationItem> Public { get; } =
    [
        new("首页", "/"),
        new("申请公开", "/apply", About: "填写所需的信息，提交后得到登记编号、查询码和答复期限。不用说明用途。"),
        new("查询进度", "/track", About: "用回执上的查询码，看申请办到哪一步，补正、下载答复、评价、投诉。"),
        new("期限计算", "/calculator", About: "填写收到申请、补正、征求意见、延期等日期，逐日说明期限到哪一天、为什么。"),
        new("报告检查", "/check", About: "选择年度报告的文件，指出错在哪里、依据哪一条、怎样改。文件不保存。"),
    ];

    internal const string Head = "";

    private const string Handling = "办理", Figures = "统计", Managing = "管理";

    /// <summary>工作台: what staff find, each line for those who have its permission.</summary>
    public static ImmutableArray<NavigationItem> Desk { get; } =
    [
        new("工作台", "/desk", Permission.UseDesk),
        new("收件登记", "/desk/intake", Permission.RegisterRequests, "登记新收到的申请，与申请人确认。", Handling),
        new("期限看板", "/desk/board", Permission.SeeBoard, "各科室、各承办人还有几天、几件。", Handling),
        new("提醒", "/desk/notices", Permission.UseDesk, "到期、逾期的提醒，登录异常的提醒。", Head),
        new("案件", "/desk/cases", Permission.ReadCases, "正在办理的和已经办结的案件。"),
        new("移交案件", "/desk/hand-over", Permission.HandOverDesks, "把一个人手上的案件交给另一个人。", Handling),
        new("放假安排", "/admin/calendar", Permission.ManageCalendar, "载入每年的放假安排，看会影响哪些期限。", Managing),
        new("办理流程", "/desk/workflow", Permission.ReadCases, "哪个阶段能办什么、由谁办。", Handling),
        new("投诉", "/desk/complaints", Permission.AnswerComplaints, "处理对下级机关的投诉。", Handling),
        new("台账", "/desk/register", Permission.ReadCases, "按编号、主题、申请人查找，下载表格。", Figures),
        new("复议诉讼", "/desk/reviews", Permission.HandleDisputes, "行政复议、行政诉讼的登记和期限。", Handling),
        new("年度统计", "/desk/year", Permission.SeeStatistics, "年度报告表三、表四和统计分析。", Figures),
        new("办理情况", "/desk/supervision", Permission.SeeCounts, "下级机关的办理数量和按时答复率。", Figures),
        new("文号登记簿", "/desk/letters", Permission.ReadCases, "已编的文号，有没有缺号。", Figures),
        new("文书模板", "/admin/templates", Permission.ManageTemplates, "文书的样式和文字。", Managing),
        new("报告检查", "/desk/report-checks", Permission.KeepReportChecks, "保存的年度报告检查结果。", Figures),
        new("机关", "/admin/agencies", Permission.ManageAgencies, "机关、科室和办理设置。", Managing),
        new("人员和岗位", "/admin/people", Permission.ManagePeople, "人员、岗位、请假和代理。", Managing),
        new("到期档案", "/desk/retention", Permission.ArchiveCases, "保管期限已满的卷宗。", Figures),
        new("个人信息查看记录", "/desk/audit/openings", Permission.ReadJournal, "谁为什么查看过个人信息。", Managing),
        new("我的账号", "/account", Permission.OwnAccount, "密码、动态口令、已登录的设备。", Head),
    ];

    /// <summary>The menu of one part of the site for whoever looks at it: lines under one heading together, where the first of them stands; a heading with one line is that line.</summary>
    public static ImmutableArray<NavigationGroup> Menu(bool desk, Officer? officer) =>
    [
        .. (desk ? Desk : Public).Where(item => !item.IsAtHead && (item.Needs is not { } needed || officer?.May(needed) == true))
            .GroupBy(item => item.Under ?? item.Address)
            .Select(group => group.ToImmutableArray() is [var only] ? new NavigationGroup(null, [only]) : new NavigationGroup(group.Key, [.. group]))
            .OrderBy(group => group.Heading is not null),
    ];
}
