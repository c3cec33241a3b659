using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>办理流程: the tables by which every matter goes.</summary>
[Needs(Permission.UseDesk)]
public sealed class TablePage : PageModel
{
    /// <summary>Each kind of matter with its table.</summary>
    public IEnumerable<(string Title, IEnumerable<(string Step, string From, string To, string Who)> Rows)> Tables =>
    [
        ("政府信息公开申请", CaseSteps.Workflow.Printed(stage => stage.Name())),
        ("行政复议、行政诉讼", ReviewSteps.Workflow.Printed(stage => stage.Name())),
        ("投诉", ComplaintSteps.Workflow.Printed(stage => stage.Name())),
        ("首问", InquirySteps.Workflow.Printed(stage => stage.Name())),
    ];
}
