using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>A line of a menu.</summary>
/// <param name="Place">Where it stands among all lines of its menu.</param>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Needs">Who sees it; null: everybody.</param>
/// <param name="About">What can be done there, for the first page; null: it is not told there.</param>
/// <param name="Under">The heading under which the menu has it; null: it stands there itself.</param>
public sealed record NavigationItem(int Place, string Text, string Address, string? Needs = null, string? About = null, string? Under = null)
{
    /// <summary>Whether it stands at the head of the page, by the name of who is signed in, and not in the menu.</summary>
    public bool IsAtHead => Under == Navigation.Head;

    /// <summary>How it stands to the page shown: the page itself, one above it, or neither.</summary>
    public string? CurrentAt(string path) =>
        Address == path
            ? "page" : Address is not (WebRoutes.Home or WebRoutes.Desk) && path.StartsWith(Address + "/", StringComparison.Ordinal) ? "true" : null;
}

/// <summary>A place in the menu: one line, or a heading with lines below.</summary>
/// <param name="Heading">The heading; null where there is one line only.</param>
/// <param name="Items">The lines.</param>
public sealed record NavigationGroup(string? Heading, ImmutableArray<NavigationItem> Items);

/// <summary>The menus of both parts of the site, in order: the lines of all areas.</summary>
public static class Navigation
{
    internal const string Head = "", Handling = "办理", Figures = "统计", Managing = "管理", Interaction = "互动", Data = "数据";

    /// <summary>公众: what citizens find.</summary>
    public static ImmutableArray<NavigationItem> Public { get; } =
        [.. Area.All.SelectMany(area => area.Public).Append(new(10, "首页", WebRoutes.Home)).OrderBy(item => item.Place)];

    /// <summary>工作台: what staff find, each line for those who have its permission.</summary>
    public static ImmutableArray<NavigationItem> Desk { get; } =
    [
        .. Area.All.SelectMany(area => area.Desk)
            .Append(new(10, "工作台", WebRoutes.Desk, Permission.UseDesk))
            .Append(new(210, "我的账号", WebRoutes.Account, Permission.OwnAccount, "密码、动态口令、已登录的设备。", Head))
            .OrderBy(item => item.Place),
    ];

    /// <summary>
    /// The menu of one part of the site for whoever looks at it: lines under one heading together, where the first of them stands;
    /// a heading with one line is that line.
    /// </summary>
    public static ImmutableArray<NavigationGroup> Menu(bool desk, Officer? officer) =>
    [
        .. (desk ? Desk : Public).Where(item => !item.IsAtHead && (item.Needs is not { } needed || officer?.May(needed) == true))
            .GroupBy(item => item.Under ?? item.Address)
            .Select(group => group.ToImmutableArray() is [var only] ? new NavigationGroup(null, [only]) : new NavigationGroup(group.Key, [.. group]))
            .OrderBy(group => group.Heading is not null),
    ];
}
