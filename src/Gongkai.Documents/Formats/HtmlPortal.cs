using AngleSharp.Dom;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>What a government portal prints around an article.</summary>
internal static class HtmlPortal
{
    private const int LongestFurniture = 120;

    private static readonly string[] Names =
    [
        "nav", "menu", "footer", "sidebar", "breadcrumb", "crumb", "share", "copyright", "toolbar", "pagination", "bottom", "related", "position",
        "dqwz", "location",
    ];

    private static readonly string[] Beginnings =
    [
        "发布时间:", "发布日期:", "来源:", "信息来源:", "文章来源:", "稿件来源:", "浏览次数:", "访问次数:", "阅读次数:", "点击数:", "点击次数:", "浏览量:", "阅读:", "访问量:", "字号:", "字体:", "视力保护色:",
        "分享到", "分享:", "扫一扫", "上一篇", "下一篇", "上一条", "下一条", "相关链接", "相关附件", "当前位置", "您现在的位置", "您当前的位置", "您所在的位置", "首页>", "网站首页", "返回顶部", "返回首页", "关闭窗口", "打印本页",
        "[打印", "[关闭", "[字体", "[字号",
        "打印", "版权所有", "网站标识码", "索引号:", "责任编辑:", "编辑:", "作者:", "友情链接", "网站地图", "附件下载", "主办:", "主办单位:", "承办:", "承办单位:", "技术支持:", "收藏", "保护视力色:", "信息索引:",
    ];

    private static readonly string[] Anywhere = ["ICP备", "公网安备", "网站标识码", "版权所有", "Copyright", "建议使用1024"];

    /// <summary>Whether an element around the block, inside the scope, is there for moving about the site; never one that holds parts of the report.</summary>
    public static bool IsNavigation(HtmlBlock block, IElement scope, HashSet<INode> anchored)
    {
        for (INode? above = block.Container; above is not null && above != scope; above = above.Parent)
        {
            if (anchored.Contains(above)) return false;
            if (above is IElement element && Navigates(element)) return true;
        }
        return false;
    }

    /// <summary>Whether the line is the page's and not the report's.</summary>
    public static bool IsFurniture(string text)
    {
        if (text.Length > LongestFurniture) return false;
        foreach (var mark in Anywhere)
            if (text.Contains(mark, StringComparison.Ordinal)) return true;
        var line = ChineseText.Squeeze(text);
        foreach (var beginning in Beginnings)
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return beginning is not "打印" and not "收藏" || line.Length <= 8;
        return false;
    }

    private static bool Navigates(IElement element)
    {
        if (element.LocalName is "nav" or "footer" or "aside") return true;
        if (element.Attributes.Length == 0) return false;
        if (element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search") return true;
        return Named(element.ClassName) || Named(element.Id);
    }

    private static bool Named(string? name)
    {
        if (string.IsNullOrEmpty(name)) return false;
        foreach (var known in Names)
            if (name.Contains(known, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
