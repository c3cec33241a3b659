using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>The papers that a form about a review sends along.</summary>
public sealed class ReviewPapers
{
    [Display(Name = "文件")]
    public List<IFormFile> Sent { get; set; } = [];

    /// <summary>Keeps them for the review; faults stand at the field.</summary>
    internal async Task<ImmutableArray<KeptFile>> KeepAsync(PageModel page, CaseFiles files, ReviewId review, FileKind kind, CancellationToken ct)
    {
        var all = ImmutableArray.CreateBuilder<KeptFile>();
        foreach (var file in Sent)
        {
            var (kept, fault) = await files.KeepAsync(file, review.Stream, kind, ct);
            if (kept is not null) all.Add(kept);
            else page.Fault("Papers.Sent", fault!);
        }
        return all.ToImmutable();
    }
}
