using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>评价</summary>
[Public]
public sealed class RateReplyPage(TrackedCases cases) : TrackedPage(cases)
{
    public static ImmutableArray<Choice> Choices { get; } = [new("5", "很满意"), new("4", "满意"), new("3", "一般"), new("2", "不满意"), new("1", "很不满意")];

    /// <summary>A rating in words.</summary>
    public static string WordsOf(int stars) => Choices.First(choice => choice.Value == stars.ToString(CultureInfo.InvariantCulture)).Text;

    [BindProperty, Required, Range(1, 5), Display(Name = "您满意吗")]
    public int? Stars { get; set; }

    [BindProperty, StringLength(1000), Display(Name = "想说的话")]
    public string? Remark { get; set; }

    /// <summary>The form; who has rated already sees the rating instead.</summary>
    public IActionResult OnGet() => Tracked.Request.Rating is null ? Page() : Redirect(Tracked.Address);

    public async Task<IActionResult> OnPostAsync() => Tracked.Request.Rating is not null ? Redirect(Tracked.Address) : await TakeAsync(async writing =>
        new ReplyRated(writing.Situation.Today, Stars!.Value, await writing.SealOrNoneAsync("remark", Remark)));
}
