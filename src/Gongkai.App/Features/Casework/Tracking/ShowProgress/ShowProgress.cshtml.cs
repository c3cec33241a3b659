using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>Where the case stands, in plain words.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class ShowProgressPage(TrackedCases cases, ReplyFiles files) : TrackedPage(cases)
{
    public PublicProgress Progress { get; private set; } = null!;

    public string? Description { get; private set; }

    /// <summary>What the applicant wrote with the rating.</summary>
    public string? Remark { get; private set; }

    public ImmutableArray<ReplyFile> Files { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Progress = PublicProgress.Of(Tracked.Request, Tracked.Clock);
        Description = await Cases.WordsAsync(Tracked.Request.Description, Ct);
        if (Tracked.Request.Rating?.Remark is { } remark) Remark = await Cases.WordsAsync(remark, Ct);
        Files = await files.OfAsync(Tracked.Request, Ct);
    }
}
