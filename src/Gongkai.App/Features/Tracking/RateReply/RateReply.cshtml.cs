using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Features.Access;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Tracking;

/// <summary>评价</summary>
[Public]
public sealed class RateReplyPage(TrackedCases cases) : TrackedPage(cases)
{
    public static ImmutableArray<Choice> Choices { get; } = [new("5", "很满意"), new("4", "满意"), new("3", "一般"), new("2", "不满意"), new("1", "很不满意")];

    [BindProperty, Required, Range(1, 5), Display(Name = "您满意吗")]
    public int? Stars { get; set; }

    [BindProperty, StringLength(1000), Display(Name = "想说的话")]
    public string? Remark { get; set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => TakeAsync(async writing =>
        new ReplyRated(writing.Situation.Today, Stars!.Value, await writing.SealOrNoneAsync("remark", Remark)));
}
