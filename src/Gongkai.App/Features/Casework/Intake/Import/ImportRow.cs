using System.Collections.Frozen;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>One line of the workbook, read; what cannot be read is told with it, all at once.</summary>
public sealed class ImportRow(Func<string, string> cell)
{
    private static readonly FrozenDictionary<string, Channel> ByName = Enum.GetValues<Channel>()
        .Select(channel => KeyValuePair.Create(ChineseText.Key(channel.Name()), channel))
        .Append(new("当面", Channel.InPerson)).Append(new("网站", Channel.Online)).Append(new("其他渠道", Channel.Other)).Append(new("挂号", Channel.MailSigned))
        .Append(new("特快专递", Channel.MailSigned)).Append(new("平信", Channel.MailOrdinary)).Append(new("网络", Channel.Online)).Append(new("互联网", Channel.Online))
        .Append(new("邮箱", Channel.Email)).Append(new("其他", Channel.Other)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ApplicantCategory> ByCategory = ApplicantCategories.All.ToFrozenDictionary(category =>
        ChineseText.Key(category.Name()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ServiceRoute> ByRoute = new Dictionary<string, ServiceRoute>
    {
        ["直接"] = ServiceRoute.Direct,
        ["直接送达"] = ServiceRoute.Direct,
        ["委托"] = ServiceRoute.Delegated,
        ["委托送达"] = ServiceRoute.Delegated,
        ["邮政"] = ServiceRoute.Post,
        ["邮寄"] = ServiceRoute.Post,
        ["邮寄送达"] = ServiceRoute.Post,
        ["电子"] = ServiceRoute.Electronic,
        ["电子送达"] = ServiceRoute.Electronic,
        ["快递"] = ServiceRoute.Courier,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly List<string> faults = [];

    /// <summary>What cannot be read.</summary>
    public IReadOnlyList<string> Faults => faults;

    public string Number => ChineseText.Fold(cell("编号")).Trim();

    public CaseKind Kind { get; private set; }

    public Channel Channel { get; private set; }
    public DateOnly ArrivedOn { get; private set; }
    public DateOnly? SignedOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public DateOnly? RegisteredOn { get; private set; }
    public ApplicantCategory Category { get; private set; }
    public ApplicantDetails Applicant { get; private set; } = new("");
    public string Description => cell("申请内容");
    public string? TrackingNumber => Some("邮件单号");
    public string? Section => Some("承办科室");
    public string? Topic => Some("主题");
    public DateOnly? CorrectionOn { get; private set; }
    public int CorrectionWorkdays { get; private set; }
    public string? CorrectionLateReason => Some("补正告知逾期原因");
    public DateOnly? CorrectedOn { get; private set; }
    public DateOnly? ExtensionOn { get; private set; }
    public int ExtensionWorkdays { get; private set; }
    public DateOnly? ExtensionNoticedOn { get; private set; }

    public DateOnly? FeeOn { get; private set; }
    public FeeTariff FeeTariff { get; private set; }
    public int FeeUnits { get; private set; }
    public int FeeBefore { get; private set; }
    public DateOnly? FeePaidOn { get; private set; }

    /// <summary>更正申请的处理结果</summary>
    public RecordCorrectionResult? Correction { get; private set; }

    /// <summary>决定类型; null when there is no decision.</summary>
    public DispositionType? Outcome { get; private set; }

    public bool IsWithdrawn => cell("办理结果") is "撤回" or "申请人撤回";

    /// <summary>视为放弃, for want of a correction or of a payment.</summary>
    public bool IsLapsed => cell("办理结果") is "逾期不补正" or "逾期未缴费" || Outcome is DispositionType.NoCorrection or DispositionType.FeeUnpaid;

    public string? LetterNumber => Some("答复文号");
    public ServiceRoute Route { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Reads the line.</summary>
    /// <param name="cell">What stands under a heading.</param>
    /// <param name="today">The day.</param>
    public static ImportRow Read(Func<string, string> cell, DateOnly today)
    {
        var row = new ImportRow(cell);
        row.ReadReceipt();
        row.ReadApplicant(today);
        row.ReadHandling();
        row.ReadFee();
        row.ReadEnd();
        return row;
    }

    private void ReadReceipt()
    {
        Needed("编号");
        Kind = ChineseText.Key(cell("申请类型")) switch
        {
            "" or "公开申请" or "政府信息公开申请" or "公开" => CaseKind.Disclosure,
            "更正申请" or "更正" => CaseKind.RecordCorrection,
            var other => Unknown("申请类型", other, CaseKind.Disclosure),
        };
        Channel = Word("申请渠道", ByName) ?? default;
        ArrivedOn = Day("到达日期") ?? default;
        if (cell("到达日期").Length == 0) faults.Add("没有填“到达日期”");
        (SignedOn, ConfirmedOn, RegisteredOn) = (Day("签收日期"), Day("确认日期"), Day("登记日期"));
    }

    private void ReadApplicant(DateOnly today)
    {
        Needed("申请人");
        Needed("申请内容");
        Category = Word("申请人类别", ByCategory) ?? default;
        var number = IdentityNumber.Fold(cell("证件号码"));
        var isPerson = Category == ApplicantCategory.NaturalPerson;
        // The column does not say which document it is; eighteen characters tell by themselves.
        var document = number.Length == ResidentNumber.Length ? IdentityDocuments.OfNumber(number) : IdentityDocument.Other;
        if (number.Length > 0 && (isPerson ? IdentityNumber.FaultOf(document, number, today) : CreditCode.FaultOf(number)) is { } fault)
            faults.Add($"“证件号码”有误：{fault}");
        Applicant = new(cell("申请人"))
        {
            Document = isPerson && number.Length > 0 ? document : null,
            DocumentNumber = isPerson && number.Length > 0 ? number : null,
            CreditCode = !isPerson && number.Length > 0 ? number : null,
            Telephone = Some("联系电话"),
            Address = Some("送达地址"),
        };
    }

    private void ReadHandling()
    {
        (CorrectionOn, CorrectedOn) = (Day("补正告知送达"), Day("收到补正"));
        (ExtensionOn, ExtensionNoticedOn) = (Day("延期同意"), Day("延期告知送达"));
        CorrectionWorkdays = Count("补正期限", CorrectionOn is not null);
        ExtensionWorkdays = Count("延长工作日", ExtensionOn is not null);
        if (CorrectedOn is not null && CorrectionOn is null) faults.Add("有“收到补正”，没有“补正告知送达”");
        if (ExtensionNoticedOn is not null && ExtensionOn is null) faults.Add("有“延期告知送达”，没有“延期同意”");
    }

    private void ReadFee()
    {
        (FeeOn, FeePaidOn) = (Day("缴费通知送达"), Day("缴费日期"));
        if (FeeOn is null && cell("缴费通知送达").Length == 0)
        {
            if (FeePaidOn is not null || cell("办理结果") == "逾期未缴费") faults.Add("没有填“缴费通知送达”");
            return;
        }
        FeeTariff = ChineseText.Key(cell("计收标准")) switch
        {
            "按件" or "按件计收" => FeeTariff.PerItem,
            "按量" or "按页" or "按量计收" => FeeTariff.PerPage,
            var other => Unknown("计收标准", other, FeeTariff.PerItem),
        };
        FeeUnits = Count("计费数量", true, "应是件数或者页数");
        if (FeeTariff == FeeTariff.PerItem && Some("当月在前件数") is { } before
            && (!int.TryParse(ChineseText.Squeeze(before), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || (FeeBefore = count) > 10_000))
            faults.Add("“当月在前件数”应是件数");
        if (FeeTariff == FeeTariff.PerItem && Some("当月在前件数") is null) faults.Add("没有填“当月在前件数”");
        if (Section is null) faults.Add("通知过缴费的，要填“承办科室”");
    }

    private void ReadEnd()
    {
        EndedOn = Day("办结日期");
        var result = cell("办理结果");
        if (result.Length == 0)
        {
            if (EndedOn is not null) faults.Add("有“办结日期”，没有“办理结果”");
            return;
        }
        if (cell("办结日期").Length == 0) faults.Add("有“办理结果”，没有“办结日期”");
        if (IsWithdrawn || result is "逾期不补正" or "逾期未缴费") return;
        if (Kind == CaseKind.RecordCorrection)
        {
            (Outcome, Correction) = (DispositionType.Misc, CorrectionOf(result));
            if (Correction is null) faults.Add($"更正申请的“办理结果”“{result}”不认识，请填 予以更正、不予更正、转送、告知");
            Route = Word("送达方式", ByRoute) ?? default;
            return;
        }
        Outcome = OutcomeOf(result);
        if (Outcome is null) faults.Add($"“办理结果”“{result}”不认识");
        else if (!IsLapsed) Route = Word("送达方式", ByRoute) ?? default;
    }

    private static RecordCorrectionResult? CorrectionOf(string result) => ChineseText.Key(result) switch
    {
        "更正" or "予以更正" => RecordCorrectionResult.Corrected,
        "不予更正" => RecordCorrectionResult.Unchanged,
        "转送" or "已转送" => RecordCorrectionResult.Forwarded,
        "告知" => RecordCorrectionResult.Directed,
        var key => Enum.GetValues<RecordCorrectionResult>().Select(one => (RecordCorrectionResult?)one)
            .FirstOrDefault(one => ChineseText.Key(one!.Value.Name()) == key),
    };

    private T Unknown<T>(string heading, string value, T instead)
    {
        faults.Add(value.Length == 0 ? $"没有填“{heading}”" : $"“{heading}”“{cell(heading)}”不认识");
        return instead;
    }

    private static DispositionType? OutcomeOf(string result) => result switch
    {
        // A register that does not say which of the two: the information was given.
        "予以公开" => DispositionType.Provided,
        _ => Disposition.Find(result)?.Type ?? Disposition.All.FirstOrDefault(one => ChineseText.Key(one.Name) == ChineseText.Key(result))?.Type,
    };

    private string? Some(string heading) => cell(heading) is { Length: > 0 } text ? text : null;

    private void Needed(string heading)
    {
        if (cell(heading).Length == 0) faults.Add($"没有填“{heading}”");
    }

    private DateOnly? Day(string heading)
    {
        if (Some(heading) is not { } text) return null;
        var day = ImportDay.Read(text);
        if (day is null) faults.Add($"“{heading}”不是日期，请写成 2025-03-02 的样子");
        return day;
    }

    private int Count(string heading, bool isNeeded, string should = "应是工作日的个数")
    {
        if (!isNeeded) return 0;
        if (int.TryParse(ChineseText.Squeeze(cell(heading)), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        faults.Add($"“{heading}”{should}");
        return 0;
    }

    private T? Word<T>(string heading, FrozenDictionary<string, T> words) where T : struct
    {
        if (words.TryGetValue(ChineseText.Key(cell(heading)), out var value)) return value;
        faults.Add(cell(heading).Length == 0 ? $"没有填“{heading}”" : $"“{heading}”“{cell(heading)}”不认识");
        return null;
    }
}
