using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>One line of a case's history.</summary>
/// <param name="Version">Its number in the case.</param>
/// <param name="On">The day on which it took effect, as it was entered.</param>
/// <param name="What">What happened, as it was entered.</param>
/// <param name="Who">Who wrote it down.</param>
/// <param name="Authority">On the authority of which post.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Why">The reason given; null where none is.</param>
/// <param name="CorrectedIn">The line that corrects it; null while it stands.</param>
public sealed record HistoryLine(int Version, DateOnly On, string What, string Who, string Authority, DateTimeOffset At, string? Why, int? CorrectedIn);

/// <summary>What happened in a case, entry by entry: who, when, what; entries that were wrong stay, with the line that corrects them.</summary>
public static class CaseHistory
{
    /// <summary>The lines, in the order in which they were written down.</summary>
    public static ImmutableArray<HistoryLine> Of(OpenCase open, CaseSentences sentences)
    {
        var said = open.Entries.Select(entry => CaseEventJson.Read(entry.Type, entry.Body)).ToImmutableArray();
        var corrected = said.Index().Where(line => line.Item is FactCorrected).ToLookup(line => ((FactCorrected)line.Item).Version, line => line.Index + 1);
        return [.. said.Select((happened, i) => new HistoryLine(i + 1, happened.On, sentences.Of(happened), sentences.Who(open.Entries[i].Change.Who),
            open.Entries[i].Change.Authority, open.Entries[i].Change.At, open.Entries[i].Change.Why, corrected[i + 1].Select(line => (int?)line).FirstOrDefault()))];
    }
}

/// <summary>Says in plain words what a case event tells of.</summary>
public sealed class CaseSentences(CaseTexts texts, IReadOnlyDictionary<PersonId, string> names)
{
    /// <summary>A person, the applicant or the platform, as the journal names them.</summary>
    public string Who(string who) => who switch
    {
        "applicant" => "申请人",
        "system" => "平台",
        _ => PersonId.TryParse(who, null, out var person) ? Name(person) : who,
    };

    /// <summary>The sentence.</summary>
    public string Of(CaseEvent happened) => happened switch
    {
        ApplicationArrived e => $"收到{e.Kind.Name()}，渠道：{e.Channel.Name()}，申请人类别：{ApplicantCategories.NameOf(e.Category)}{(e.WasOral ? "；口头提出，已代为填写" : "")}{(e.At is { } at ? $"，{at:HH:mm} 到达" : "")}{(e.SignedOn is { } signed ? $"；签收日期 {signed:yyyy-MM-dd}" : "")}",
        ContactTried e => $"联系申请人，{(e.Reached ? "已联系上" : "没有联系上")}{Text("：", e.Note)}",
        ReceiptConfirmed => "与申请人确认收到申请",
        CaseRegistered e => $"登记，编号 {e.Number}",
        FileAdded e => $"补充材料：{e.File.Kind.Name()}",
        CategoryChanged e => $"申请人类别改为{ApplicantCategories.NameOf(e.Category)}",
        ServiceAddressConfirmed e => $"确认送达地址，{(e.AcceptsElectronicService ? "同意电子送达" : "不同意电子送达")}",
        FactCorrected e => $"更正第 {e.Version} 条录入，改为：{e.Instead.On:yyyy-MM-dd} {Of(e.Instead)}{Text("；更正的原因：", e.Reason)}",
        ApplicationWithdrawn => "申请人撤回申请",
        ApplicationLapsed => "逾期，视为放弃申请",
        CaseClosed => "办结",
        CaseArchived e => $"归档，保管 {e.RetentionYears} 年",
        RehandlingOrdered e => $"{e.Organ}责令重新答复（{e.DocumentNumber}），期限 {e.Due:yyyy-MM-dd}",
        CaseSplit e => $"拆分出 {e.Into.Length} 件",
        SplitFrom => "由另一件拆分而来",
        CaseJoined => "并入另一件一并答复",
        CaseAbsorbed => "另一件并入本件一并答复",
        ReplyRated e => $"申请人评价 {e.Stars} 分{Text("：", e.Remark)}",
        ProactiveConversionProposed e => $"建议转为主动公开{Text("：", e.Reason)}",
        PersonalDataErased e => $"已删除个人信息，证明编号 {e.Certificate}",
        _ => Handled(happened),
    };

    private string Handled(CaseEvent happened) => happened switch
    {
        CaseAssigned e => $"交{e.Section}办理{(e.Officer is { } officer ? $"，承办人 {Name(officer)}" : "")}{(e.InternalDue is { } due ? $"，内部期限 {due:yyyy-MM-dd}" : "")}{Text("；检索要求：", e.SearchOrder)}",
        CorrectionRequested e => $"送达补正告知，{e.Points.Length} 处：{string.Join("；", e.Points.Select(point => texts[point]))}；期限 {e.Workdays} 个工作日{Text("；逾期告知的原因：", e.OverrideReason)}{Letter(e.Letter)}",
        CorrectionReceived e => $"收到补正{Text("：", e.Description)}{Text("；逾期补正的正当理由：", e.Justification)}",
        ReasonsRequested e => $"要求申请人说明理由（已申请 {e.Applications} 件），{e.Until:yyyy-MM-dd} 前说明{Text("；", e.Facts)}{Letter(e.Letter)}",
        ReasonsReceived e => $"收到申请人说明的理由，{(e.Accepted ? "认为合理" : "认为不合理")}{Text("：", e.Reasons)}",
        AgreedDelaySet e => $"确定延迟答复，{e.Until:yyyy-MM-dd} 前答复{Letter(e.Letter)}",
        SearchLogged e => $"检索 {string.Join("、", e.Places)}，检索词 {string.Join("、", e.Terms)}，{(e.Found ? "找到" : "没有找到")}{Text("：", e.Result)}",
        ConsultationSent e => $"发函征求{e.Kind.Name()}意见：{texts[e.Party]}{Letter(e.Letter)}",
        ConsultationDelivered => "征求意见函送达",
        ConsultationAnswered e => $"收到意见：{e.Outcome.Name()}{Text("；", e.Opinion)}",
        ConsultationDropped e => $"{Name(e.By)}决定终止征求意见，{e.Cause.Name()}：{texts[e.Reason]}",
        ApplicantToldOfConsultation e => $"告知申请人正在征求意见{Letter(e.Letter)}",
        ReferralSent e => $"报请{e.Body}确定",
        ReferralAnswered e => $"收到确定意见{Text("：", e.Result)}",
        ExtensionConsented e => $"{Name(e.By)}同意延长 {e.Workdays} 个工作日{Text("：", e.Reason)}",
        ExtensionNoticed e => $"延期告知送达{Letter(e.Letter)}",
        FeeNoticed e => $"申请人收到收费通知：{FeeTariffs.NameOf(e.Tariff)}，{e.Units}{FeeTariffs.UnitOf(e.Tariff)}，{e.Amount} 元{Letter(e.Letter)}",
        FeePaid e => $"申请人缴费{(string.IsNullOrEmpty(e.ReceiptNumber) ? "" : $"，票据号 {e.ReceiptNumber}")}",
        _ => Decided(happened),
    };

    private string Decided(CaseEvent happened) => happened switch
    {
        DecisionDrafted e => $"{Name(e.By)}拟稿：{(e.Draft.Correction is { } result ? result.Name() : Disposition.Of(e.Draft.Type).Name)}",
        DraftReturned e => $"退回修改{Text("：", e.Reason)}",
        SecrecyReviewed e => $"{Name(e.By)}保密审查：{(e.Passed ? "通过" : "不通过")}{Text("；", e.Opinion)}",
        LegalReviewed e => $"{Name(e.By)}法制审核：{(e.Passed ? "通过" : "不通过")}{Text("；", e.Opinion)}",
        DecisionApproved e => $"{Name(e.By)}签发",
        LetterIssued e => $"制发{LetterType.Find(e.Letter.Code)?.Title}{Letter(e.Letter)}",
        DecisionIssued e => $"制发答复书{(e.Letter.Number is { } number ? $" {number}" : "")}",
        DecisionServed e => $"{e.Route.Name()}{Text("，凭证：", e.Proof)}",
        ServiceFailed e => $"{e.Route.Name()}未成{Text("：", e.Reason)}",
        ThirdPartyTold e => $"告知第三方决定公开{Letter(e.Letter)}",
        _ => Workflow.StepName(happened.GetType()),
    };

    private string Name(PersonId person) => names.GetValueOrDefault(person, "（已离职人员）");

    private string Text(string before, PrivateRef? text) => text is null ? "" : before + texts[text];

    private static string Letter(IssuedLetterRef? letter) => letter?.Number is { } number ? $"（{number}）" : "";
}
