using Gongkai.Casework;
using static Gongkai.Casework.DispositionType;

namespace Gongkai.Tests.Deciding;

/// <summary>For each decision what must have happened before it, and what the officer types.</summary>
internal static class Decisions
{
    public static IReadOnlyDictionary<DecisionNeed, string> Words { get; } = new Dictionary<DecisionNeed, string>
    {
        [DecisionNeed.Reasons] = "该审核表是审核过程中形成的材料，公开会妨碍审核的公正。",
        [DecisionNeed.WherePublic] = "云川市人民政府门户网站“政府信息公开”专栏，https://www.yunchuan.example/gs/1.html",
        [DecisionNeed.Classification] = "密级：秘密；定密依据：《商务工作国家秘密范围的规定》第5条；保密期限：至2030年12月31日",
        [DecisionNeed.ProhibitingLaw] = "《中华人民共和国统计法》第十一条",
        [DecisionNeed.InformationKind] = "讨论记录",
        [DecisionNeed.EnforcementCase] = "云商罚〔2025〕3号",
        [DecisionNeed.SpecialRegister] = "《市场主体登记管理条例》。办理窗口：云川市政务服务中心企业登记窗口，地址：云川市和平路6号，电话：0123-8800006。",
        [DecisionNeed.ResponsibleBody] = "青岭区商务局，联系电话：0123-8800101。",
        [DecisionNeed.WhatExists] = "本机关只有各网点的审核表，没有按街道汇总的统计。",
        [DecisionNeed.ProperChannel] = "云川市信访局，电话：0123-8800009。",
        [DecisionNeed.WhereToGet] = "《云川市人民政府公报》2025年第4期，可在云川市图书馆查阅。",
        [DecisionNeed.EarlierReceipt] = "您已于2025年11月3日当面领取该信息。",
    };

    /// <summary>What the case must hold already.</summary>
    public static Func<CaseWriting, Task<IReadOnlyList<CaseEvent>>>? Before(DispositionType type) => type switch
    {
        StillUnclear => async writing =>
        [
            new CorrectionRequested(ABureau.Today, [await writing.SealAsync("point", "所称“补助”是哪一项补助")], 10) { Letter = Letter("L02", "云商补〔2025〕3号") },
            new CorrectionReceived(ABureau.Today, await writing.SealAsync("description", "有关补助的全部材料")),
        ],
        NotHeld => async writing =>
        [
            new SearchLogged(ABureau.Today, ["办公自动化系统", "2025年度纸质档案"],
                ["再生资源", "回收网点"], false) { Result = await writing.SealAsync("search", "由市场科李明检索，没有相关信息。") },
        ],
        ThirdPartyHarm => Refused,
        Abusive => async writing =>
        [
            new ReasonsRequested(ABureau.Today, 86, new(2026, 3, 20)) { Facts = await writing.SealAsync("facts", "您自2026年1月1日至3月2日共提出申请86件。") },
            new ReasonsReceived(ABureau.Today, await writing.SealAsync("reasons", "想了解情况。"), false),
        ],
        _ => null,
    };

    /// <summary>A third party was asked and refuses with good reason.</summary>
    public static async Task<IReadOnlyList<CaseEvent>> Refused(CaseWriting writing) =>
    [
        new ConsultationSent(ABureau.Today, Party, ConsultationKind.ThirdParty, await writing.SealAsync("party", "云川市绿禾再生资源有限公司")),
        new ConsultationDelivered(ABureau.Today, Party),
        new ConsultationAnswered(ABureau.Today, Party, ConsultationOutcome.RefusesWithReason) { Opinion = await writing.SealAsync("opinion", "属于商业秘密。") },
    ];

    public static Guid Party { get; } = Guid.Parse("01990000-0000-7000-8000-0000000000c1");

    /// <summary>What is typed beyond the words.</summary>
    public static (string, string)[] Further(DispositionType type, string file) => type switch
    {
        Provided => [("Files", file)],
        Partial =>
        [
            ("Files", file), ("Command.Parts[0].What", "审核表中的投资明细"), ("Command.Parts[0].Ground", nameof(ThirdPartyHarm)),
            ("Command.Parts[0].Reason", "属于第三方商业秘密。"),
            ("Command.Parts[1].What", "审核表背面的讨论记录"), ("Command.Parts[1].Ground", nameof(Deliberative)), ("Command.Parts[1].Reason", "属于讨论记录。"),
        ],
        Duplicate => [("Command.EarlierNumber", "云商复〔2025〕9号"), ("Command.EarlierServedOn", "2025-06-03")],
        _ when Disposition.Of(type).IsRefusalUnder14To16 => [("Command.SeverabilityConsidered", "true")],
        _ => [],
    };

    private static IssuedLetterRef Letter(string code, string number) =>
        new(code, number, ABureau.Today, "默认1", new(new string('a', 64), FileKind.Letter), null);
}
