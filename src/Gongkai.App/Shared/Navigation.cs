using System.Collections.Immutable;
using Gongkai.Features.Access;

namespace Gongkai.Web;

/// <summary>A line of a menu.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Needs">Who sees it; null: everybody.</param>
public sealed record NavigationItem(string Text, string Address, Permission? Needs = null);

/// <summary>The menus of both parts of the site, in order. A feature adds its line here.</summary>
public static class Navigation
{
    /// <summary>公众: what citizens find.</summary>
    public static ImmutableArray<NavigationItem> Public { get; } =
    [
        new("首页", "/"),
        new("查询进度", "/track"),
        new("期限计算", "/calculator"),
        new("报告检查", "/check"),
    ];

    /// <summary>工作台: what staff find, each line for those who have its permission.</summary>
    public static ImmutableArray<NavigationItem> Desk { get; } =
    [
        new("工作台", "/desk", Permission.UseDesk),
        new("期限看板", "/desk/board", Permission.SeeBoard),
        new("提醒", "/desk/notices", Permission.UseDesk),
        new("投诉", "/desk/complaints", Permission.AnswerComplaints),
        new("报告检查", "/desk/report-checks", Permission.KeepReportChecks),
        new("机关", "/admin/agencies", Permission.ManageAgencies),
        new("人员和岗位", "/admin/people", Permission.ManagePeople),
        new("我的账号", "/account", Permission.OwnAccount),
    ];
}
