using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>What is said when something cannot be shown: not found, not permitted, too often, too large, broken.</summary>
[Public, ResponseCache(NoStore = true)]
public sealed class FaultPage : PageModel
{
    /// <summary>What it is.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>What to do.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>The number under which the log has it, where the program broke.</summary>
    public string? Incident { get; private set; }

    /// <summary>The page for a status.</summary>
    public void OnGet(int status)
    {
        if (status != 503 && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null)
            Incident = Incidents.NumberOf(HttpContext);
        (Heading, Advice) = status switch
        {
            400 => ("没有办成", "页面可能停留得太久，或者浏览器没有允许本站使用 Cookie。请返回上一页，刷新后重新提交。"),
            403 => ("您没有办理这件事的权限", "如果工作需要，请联系本机关的管理员给您相应的岗位。"),
            404 => ("没有这个页面", "网址可能不完整，或者内容已经移走。请核对网址，或者从首页进入。"),
            405 => ("不能这样打开", "请从首页进入，按页面上的按钮办理。"),
            409 => ("这件事刚刚被别人改动过", "请返回上一页刷新，看过改动后再办理。"),
            413 => ("文件太大", "请把文件缩小，或者分成几次提交。"),
            415 => ("收到的内容不对", "请返回上一页，重新填写后提交。"),
            429 => ("提交得太频繁", "为了让大家都能使用，请过一分钟再试。"),
            503 => ("现在用的人较多", "文件还没有看到，您填写的内容没有保存。请过一分钟再提交一次。"),
            >= 500 => ("系统出错了", "您填写的内容没有保存。请稍后再试；仍然不行的，请联系管理人员。"),
            _ => ("没有办成", "请返回上一页再试一次，或者从首页进入。"),
        };
    }
}
