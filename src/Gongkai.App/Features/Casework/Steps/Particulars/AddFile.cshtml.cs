using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>补充材料: what the form asks for.</summary>
public sealed class AddFileForm : StepForm
{
    [Required, Display(Name = "材料种类")]
    public FileKind? Kind { get; set; }

    [Required, Display(Name = "文件")]
    public IFormFile? Document { get; set; }
}

/// <summary>补充材料.</summary>
[Needs(Permission.HandleRequests)]
public sealed class AddFilePage(CaseDesk desk, CaseFiles files) : StepPage<AddFileForm>(desk, files, typeof(FileAdded))
{
    protected override (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files =>
        (nameof(AddFileForm.Document), Command.Document is { } file ? [file] : [], Command.Kind ?? FileKind.Other);

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([.. Kept.Select(file => new FileAdded(Command.On, file.Ref))]);
}
