using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>What is typed about an agency's choices.</summary>
public sealed class SettingsForm
{
    public FactsForm.Chosen Clock { get; set; } = new();

    [Display(Name = "收取信息处理费")]
    public bool ChargesFee { get; set; }

    [Display(Name = "撤回的申请也计入免费件数")]
    public bool CountsWithdrawn { get; set; }

    [Display(Name = "不予公开的决定签发前须经法制审核")]
    public bool LegalReviewOfRefusals { get; set; }

    [Display(Name = "法院不受理的事项，只告知行政复议")]
    public bool NarrowRemedies { get; set; }

    [Display(Name = "拆分出来的申请计入申请数量")]
    public bool CountSplitCases { get; set; }

    [Display(Name = "上诉的行政诉讼")]
    public AppealCounting Appeals { get; set; }

    [Display(Name = "视为放弃的告知书由平台制发，授权的依据"), StringLength(100)]
    public string? LapseAuthority { get; set; }

    [Display(Name = "答复投诉的工作日数"), Range(1, 60)]
    public int? ComplaintWorkdays { get; set; }

    [Display(Name = "多少名申请人申请相同信息，提示主动公开"), Required, Range(2, 100)]
    public int? AlikeApplicants { get; set; }

    [Display(Name = "在多少个月以内"), Required, Range(1, 60)]
    public int? AlikeMonths { get; set; }

    [Display(Name = "机关代字"), StringLength(12)]
    public string? LetterCode { get; set; }

    [Display(Name = "申请编号的写法"), Required, StringLength(40),
        RegularExpression(@"[^{}]*\{year\}[^{}]*\{n(:0+)?\}[^{}]*", ErrorMessage = "申请编号里要先有 {{year}}，后有 {{n}} 或者 {{n:0000}}")]
    public string RequestNumberPattern { get; set; } = "";

    [Display(Name = "案卷保管年数"), Required, Range(1, 100)]
    public int? RetentionYears { get; set; }

    [Display(Name = "早于案卷删除的材料"), StringLength(300)]
    public string? FileRetention { get; set; }

    [Display(Name = "改动的依据"), StringLength(200)]
    public string? Why { get; set; }

    /// <summary>The form filled in with what is chosen.</summary>
    public static SettingsForm Of(CaseworkSettings settings) => new()
    {
        Clock = new()
        {
            PauseEnd = settings.Clock.PauseEnd,
            PauseStart = settings.Clock.PauseStart,
            PauseCap = settings.Clock.PauseCap,
            OnlineReceiptRule = settings.Clock.OnlineReceiptRule,
            LateCorrectionRestarts = settings.Clock.LateCorrectionRestarts,
            ReasonsRequestPauses = settings.Clock.ReasonsRequestPauses,
            ExtensionPerRestart = settings.Clock.ExtensionPerRestart,
            OtherAgencyPause = settings.Clock.OtherAgencyPause,
            ReferralPauses = settings.Clock.ReferralPauses,
            PromisedWorkdays = settings.Clock.PromisedWorkdays,
            CorrectionPeriod = settings.Clock.CorrectionPeriod,
            DailyCutOff = settings.Clock.DailyCutOff?.ToString("HH:mm", CultureInfo.InvariantCulture),
            LocalHolidays = string.Join(' ', settings.Clock.LocalHolidays.Select(StoredTypes.Text)),
        },
        ChargesFee = settings.Fee.IsCharged,
        CountsWithdrawn = settings.Fee.CountsWithdrawn,
        LegalReviewOfRefusals = settings.LegalReviewOfRefusals,
        NarrowRemedies = settings.NarrowRemedies,
        CountSplitCases = settings.CountSplitCases,
        Appeals = settings.Appeals,
        LapseAuthority = settings.LapseAuthority,
        ComplaintWorkdays = settings.ComplaintWorkdays ?? Complaint.UsualWorkdays,
        AlikeApplicants = settings.AlikeApplicants,
        AlikeMonths = settings.AlikeMonths,
        LetterCode = settings.LetterCode,
        RequestNumberPattern = settings.RequestNumberPattern,
        RetentionYears = settings.RetentionYears,
        FileRetention = string.Join('\n', settings.FileRetention.Select(one => $"{PaperNames.NameOf(one.Kind)} {one.Years}")),
    };

    /// <summary>The choice, or the faults by their fields.</summary>
    public (CaseworkSettings? Settings, ImmutableArray<(string Field, string Message)> Faults) Settings()
    {
        var faults = ImmutableArray.CreateBuilder<(string, string)>();
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var word in ChineseText.Fold(Clock.LocalHolidays ?? "").Split([' ', ',', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            if (BeijingDateBinder.Read(word) is { } day) days.Add(day);
            else faults.Add(("Clock.LocalHolidays", $"“{word}”不是日期，请写成 2026-03-02 的样子"));
        if (!string.IsNullOrWhiteSpace(Clock.DailyCutOff) && CutOff is null && !IsMidnight) faults.Add(("Clock.DailyCutOff", "请写成 17:30 的样子；不设的留空"));
        if (Clock.PromisedWorkdays is < 1 or > 250) faults.Add(("Clock.PromisedWorkdays", "应是 1 至 250 的整数"));
        if (Clock.CorrectionPeriod is < 1 or > 250) faults.Add(("Clock.CorrectionPeriod", "应是 1 至 250 的整数"));
        var early = ImmutableArray.CreateBuilder<FileRetention>();
        foreach (var line in ChineseText.Fold(FileRetention ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (EarlyKind(line) is { } one) early.Add(one);
            else faults.Add(("FileRetention", $"“{line}”看不明白，请每行写一种材料和年数，如：身份证明 2"));
        return faults.Count > 0 || RetentionYears is not { } years || (AlikeApplicants, AlikeMonths) is not ({ }, { })
            ? (null, faults.ToImmutable()) : (Made(days.ToImmutable(), years) with { FileRetention = early.ToImmutable() }, []);
    }

    private TimeOnly? CutOff =>
        TimeOnly.TryParseExact(ChineseText.Fold(Clock.DailyCutOff ?? "").Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : null;

    private bool IsMidnight => ChineseText.Fold(Clock.DailyCutOff ?? "").Trim() == "24:00";

    private static FileRetention? EarlyKind(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var name, var number]
        && Enum.GetValues<FileKind>().Where(kind => PaperNames.NameOf(kind) == name).Select(kind => (FileKind?)kind).FirstOrDefault() is { } found
        && int.TryParse(number.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is >= 1 and <= 100
            ? new(found, years) : null;

    private CaseworkSettings Made(ImmutableArray<DateOnly> holidays, int years)
    {
        var usual = new ClockSettings();
        return new()
        {
            Clock = new()
            {
                PauseEnd = Clock.PauseEnd ?? usual.PauseEnd,
                PauseStart = Clock.PauseStart ?? usual.PauseStart,
                PauseCap = Clock.PauseCap ?? usual.PauseCap,
                OnlineReceiptRule = Clock.OnlineReceiptRule ?? usual.OnlineReceiptRule,
                LateCorrectionRestarts = Clock.LateCorrectionRestarts,
                ReasonsRequestPauses = Clock.ReasonsRequestPauses,
                ExtensionPerRestart = Clock.ExtensionPerRestart,
                OtherAgencyPause = Clock.OtherAgencyPause,
                ReferralPauses = Clock.ReferralPauses,
                PromisedWorkdays = Clock.PromisedWorkdays,
                CorrectionPeriod = Clock.CorrectionPeriod ?? usual.CorrectionPeriod,
                DailyCutOff = CutOff,
                LocalHolidays = holidays,
            },
            Fee = new(ChargesFee, CountsWithdrawn),
            LegalReviewOfRefusals = LegalReviewOfRefusals,
            NarrowRemedies = NarrowRemedies,
            CountSplitCases = CountSplitCases,
            Appeals = Appeals,
            LapseAuthority = LapseAuthority?.Trim() ?? "",
            ComplaintWorkdays = ComplaintWorkdays == Complaint.UsualWorkdays ? null : ComplaintWorkdays,
            AlikeApplicants = AlikeApplicants!.Value,
            AlikeMonths = AlikeMonths!.Value,
            LetterCode = LetterCode?.Trim() ?? "",
            RequestNumberPattern = RequestNumberPattern.Trim(),
            RetentionYears = years,
        };
    }
}
