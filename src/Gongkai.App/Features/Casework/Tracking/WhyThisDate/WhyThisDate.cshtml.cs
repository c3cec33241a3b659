using Gongkai.Web;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>Why this date, day by day, for the applicant: without what concerns others.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class WhyThisDatePage(TrackedCases cases) : TrackedPage(cases)
{
    public void OnGet()
    {
    }
}
