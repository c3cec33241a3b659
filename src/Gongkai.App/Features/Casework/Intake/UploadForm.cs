using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>The files of a form: those chosen now, and those that came with an earlier step.</summary>
public sealed class UploadForm
{
    [Display(Name = "身份证明的照片或者扫描件")]
    public List<IFormFile> Identity { get; set; } = [];

    [Display(Name = "授权委托书")]
    public List<IFormFile> Authority { get; set; } = [];

    [Display(Name = "申请书原件的扫描件")]
    public List<IFormFile> Application { get; set; } = [];

    [Display(Name = "其他材料")]
    public List<IFormFile> Others { get; set; } = [];

    /// <summary>Files taken before, sealed.</summary>
    public List<string> Attached { get; set; } = [];

    /// <summary>Files that are no longer wanted, by their content.</summary>
    public List<string> Removed { get; set; } = [];

    /// <summary>The full name of a field that <see cref="ApplicationFaults"/> names.</summary>
    public static string FieldOf(string field) => field is nameof(Identity) or nameof(Authority) or nameof(Others) ? $"Files.{field}" : $"Command.{field}";

    /// <summary>Takes the files that were chosen and tells what is wrong with any of them; the others stay.</summary>
    public async Task<ImmutableArray<Attachment>> TakeAsync(Attachments attachments, PageModel page, DisclosureRequestId id, CancellationToken ct)
    {
        var taken = attachments.Open(Attached, id).Where(file => !Removed.Contains(file.Sha256)).ToList();
        foreach (var (kind, field, files) in (IEnumerable<(FileKind, string, List<IFormFile>)>)
            [(FileKind.Identity, nameof(Identity), Identity), (FileKind.Authority, nameof(Authority), Authority),
                (FileKind.Application, nameof(Application), Application), (FileKind.Other, nameof(Others), Others)])
            foreach (var sent in files)
            {
                if (taken.Count >= Attachments.Most)
                {
                    page.Fault($"Files.{field}", $"最多 {Attachments.Most} 个文件");
                    break;
                }
                var (file, fault) = await attachments.ReadAsync(sent, ct);
                if (file is null) page.Fault($"Files.{field}", fault!);
                else taken.Add(await attachments.TakeAsync(id, kind, file, ct));
            }
        return [.. taken.DistinctBy(file => file.Sha256)];
    }
}
