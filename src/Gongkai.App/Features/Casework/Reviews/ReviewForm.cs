using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What an officer types for one step of a review; each step takes what it needs.</summary>
public sealed record ReviewForm
{
    [Display(Name = "日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "案号"), StringLength(60)]
    public string Number { get; init; } = "";

    [Display(Name = "收到副本日期")]
    public DateOnly? CopyReceivedOn { get; init; }

    [Display(Name = "适用简易程序")]
    public bool IsSimplified { get; init; }

    [Display(Name = "审理情况"), StringLength(2000)]
    public string? Note { get; init; }

    [Display(Name = "结果")]
    public ReviewResult? Result { get; init; }

    [Display(Name = "决定书或者裁判文书编号"), StringLength(60)]
    public string DocumentNumber { get; init; } = "";

    [Display(Name = "收到决定书或者裁判文书日期")]
    public DateOnly? ReceivedOn { get; init; }

    [Display(Name = "责令重新答复的最后一日")]
    public DateOnly? RehandleBy { get; init; }

    [Display(Name = "责令重新答复的工作日数")]
    public int? RehandleWorkdays { get; init; }

    [Display(Name = "二审法院"), StringLength(80)]
    public string Court { get; init; } = "";

    [Display(Name = "二审法院级别")]
    public CourtLevel? Level { get; init; }

    [Display(Name = "由本机关上诉")]
    public bool ByAgency { get; init; }

    /// <summary>What kind of papers comes or goes with a step.</summary>
    public static FileKind PapersOf(string step) => step switch
    {
        "accepted" => FileKind.ReviewClaim,
        "answered" => FileKind.ReviewAnswer,
        "evidence" => FileKind.ReviewEvidence,
        "decided" => FileKind.ReviewDecision,
        _ => FileKind.Other,
    };

    /// <summary>The event it stands for; null when a date that it needs is not given.</summary>
    public async Task<ReviewEvent> EventAsync(string step, ReviewWriting writing) => (step, On!.Value) switch
    {
        ("accepted", var on) => new ReviewAccepted(on, Number.Trim(), CopyReceivedOn ?? on) { IsSimplified = IsSimplified },
        ("answered", var on) => new ReviewAnswered(on),
        ("evidence", var on) => new ReviewEvidenceSubmitted(on),
        ("heard", var on) => new ReviewHeard(on) { Note = await writing.SealOrNoneAsync("review", Note) },
        ("decided", var on) =>
            new ReviewDecided(on, Result!.Value,
                DocumentNumber.Trim())
            { ReceivedOn = ReceivedOn, RehandleBy = RehandleBy, RehandleWorkdays = RehandleWorkdays },
        ("effective", var on) => new ReviewTookEffect(on),
        ("appealed", var on) => new ReviewAppealed(on, Court.Trim(), Level!.Value) { ByAgency = ByAgency },
        (_, var on) => new ReviewWithdrawn(on),
    };
}
