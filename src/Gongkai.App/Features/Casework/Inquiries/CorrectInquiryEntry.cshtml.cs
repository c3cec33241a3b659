using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>更正录入 in an inquiry.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class CorrectInquiryEntryPage(InquiryDesk desk) : CorrectionPage<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(desk)
{
    public override string Thing => "询问";

    public override (string View, object Model) Strip => ("/Features/Casework/Inquiries/_InquiryStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (InquiryRoutes.Of(Open.Matter.Id), "返回首问");

    protected override Type Step => typeof(InquiryEntryCorrected);

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("首问登记", InquiryRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected override InquiryEvent Correction(InquiryEvent instead, PrivateRef? reason) =>
        new InquiryEntryCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(Inquiry after) =>
        Day(Open.Matter) is var was && Day(after) is var will && was != will ? [("答复期限", was, will)] : [];

    private string Day(Inquiry inquiry) =>
        inquiry.Terms(Open.Situation.Calendar, Open.Situation.Settings).FirstOrDefault()?.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "没有";
}
