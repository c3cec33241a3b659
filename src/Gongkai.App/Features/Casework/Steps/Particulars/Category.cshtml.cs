using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>更改申请人类别: what the form asks for.</summary>
public sealed class CategoryForm : StepForm
{
    [Required, Display(Name = "申请人类别")]
    public ApplicantCategory? Category { get; set; }

    [Required, StringLength(500), Display(Name = "更改的原因")]
    public string Reason { get; set; } = "";
}

/// <summary>更改申请人类别.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class CategoryPage(CaseDesk desk, CaseFiles files) : StepPage<CategoryForm>(desk, files, typeof(CategoryChanged))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new CategoryChanged(Command.On, Command.Category ?? default) { Reason = await writing.SealAsync("category-reason", Command.Reason.Trim()) }];
}
