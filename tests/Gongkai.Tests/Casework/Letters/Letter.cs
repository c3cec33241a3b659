using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>An invented bureau and an invented case, complete for every letter.</summary>
internal static class Letter
{
    public static AgencyForLetters Agency { get; } = new(
        "云川市商务局", "云商", AgencyStanding.LocalDepartment, "云川市商务局办公室", "云川市和平路18号", "0123-8800001")
    {
        Government = new("云川市人民政府", "云川市和平路1号", "https://fy.yunchuan.example/"),
        Superior = new("云江省商务厅", "云江省会兴大道6号"),
        Court = "云川市青岭区人民法院",
    };

    private static readonly DateOnly Received = new(2026, 3, 2);

    /// <summary>Everything that any letter may need, and the remedy notice of this one.</summary>
    public static LetterFields FieldsOf(LetterType letter)
    {
        var fields = Case.With(RemedyOf(letter)).With(LetterField.Number, LetterNumberPattern.Default.Number(Agency.CodeWord, letter.ClassWord ?? "", 2026, 7));
        if (letter.Disposition is { } decision && Reasons.TryGetValue(decision, out var reasons)) fields = fields.With(LetterField.Reasons, reasons);
        if (letter.Disposition == DispositionType.InternalAffairs) fields = fields.With(LetterField.InformationKind, "人事管理方面的信息");
        if (letter.Required.Contains(LetterField.ThirdParty))
            fields = fields.With(LetterField.Salutation, "你单位").With(LetterField.Reasons, "该补助使用财政资金，公众普遍关注资金去向");
        return letter.Code is "L01" or "L02" or "L03" or "D-O1" or "D-U1a" ? fields.With(LetterField.CorrectedOn, (DateOnly?)null) : fields;
    }

    private static readonly Dictionary<DispositionType, string> Reasons = new()
    {
        [DispositionType.StateSecret] = "该信息尚未解密",
        [DispositionType.ProhibitedByLaw] = "该信息是统计调查中获得的能够识别单个统计调查对象身份的资料",
        [DispositionType.SecurityAndStability] = "该信息列明重要商品储备的库点和数量，公开会影响市场稳定",
        [DispositionType.ThirdPartyHarm] = "该信息列明第三方的进货渠道和价格，第三方采取了保密措施",
        [DispositionType.InternalAffairs] = "该信息是本机关工作人员的考勤记录，对公众不产生影响",
        [DispositionType.EnforcementFile] = "该信息是行政处罚案件的调查笔录，案件尚未办结",
        [DispositionType.OtherAgency] = "青岭区的网点由青岭区商务局审核，该信息由其制作。",
        [DispositionType.NeedsCreation] = "按街道汇总需要对各审核表逐一加工、分析。",
        [DispositionType.StillUnclear] = "补正后的申请仍没有写明是哪一项补助。",
        [DispositionType.Petition] = "申请内容是举报某企业骗取补助，要求查处。",
        [DispositionType.Abusive] = "所说的研究与所申请的86项信息没有关联。",
        [DispositionType.Reconfirm] = "要求加盖公章重新出具，不是申请获取政府信息。",
        [DispositionType.Misc] = "申请内容是咨询补助的办理流程，不是申请获取以一定形式记录、保存的信息。",
    };

    private static LetterFields Case { get; } = LetterFields.From(Agency)
        .With(LetterField.DatedOn, new DateOnly(2026, 3, 30))
        .With(LetterField.Applicant, "沈若水").With(LetterField.Salutation, LetterFields.SalutationFor(ApplicantCategory.NaturalPerson))
        .With(LetterField.RequestNumber, "云商申〔2026〕12号").With(LetterField.ReceivedOn, Received).With(LetterField.CorrectedOn, new DateOnly(2026, 3, 12))
        .With(LetterField.Description, "2025年度云川市再生资源回收网点建设补助的审核结果").With(LetterField.ReplyDue, new DateOnly(2026, 3, 30))
        .With(LetterField.ChannelName, "网站").With(LetterField.TrackingCode, "K7M2-9QXT").With(LetterField.TrackingAddress, "https://gk.yunchuan.example/track")
        .With(LetterField.QrCode, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))
        .With(LetterField.Points,
        [
            LetterFields.Empty.With(LetterField.Point, "所称“补助”是哪一项补助").With(LetterField.Guidance, "请写明补助的名称，或者公布补助办法的文件名称、文号。"),
            LetterFields.Empty.With(LetterField.Point, "所称“审核结果”的年度"),
        ])
        .With(LetterField.CorrectionDue, new DateOnly(2026, 3, 26)).With(LetterField.FrequencyFacts, "您自2026年1月1日至3月2日共提出申请86件")
        .With(LetterField.ReasonsDue, new DateOnly(2026, 3, 20)).With(LetterField.ExtensionReason, "需要检索的纸质档案数量较大").With(LetterField.ExtensionWorkdays, 10)
        .With(LetterField.ConsentedOn, new DateOnly(2026, 3, 25)).With(LetterField.FormerDue, new DateOnly(2026, 3, 30))
        .With(LetterField.ExtendedDue, new DateOnly(2026, 4, 14))
        .With(LetterField.ThirdParty, "云川市绿禾再生资源有限公司").With(LetterField.ConsultedOn, new DateOnly(2026, 3, 9)).With(LetterField.Consulted, "第三方")
        .With(LetterField.ConsultedAgency, "云川市财政局").With(LetterField.CoMade, "由本机关牵头、与你机关共同制作").With(LetterField.Draft, "予以公开。")
        .With(LetterField.Concerned, [LetterFields.Empty.With(LetterField.Matter, "《2025年度再生资源回收网点建设补助审核表》中所列投资明细")])
        .With(LetterField.Section, "市场体系建设科").With(LetterField.SearchOrder, "1．检索办公自动化系统，检索词：再生资源、回收网点、补助。\n2．检索2025年度纸质档案“市场体系建设”类。")
        .With(LetterField.InternalDue, new DateOnly(2026, 3, 16))
        .With(LetterField.QuantityFacts, "您2026年3月已提出申请8件，本次申请包含33项内容").With(InformationProcessingFee.PerItem(Received, 8, 33))
        .With(LetterField.HowToPay, "凭缴款识别码00012345到非税收入代收银行缴纳。")
        .With(LetterField.GivenReasons, "撰写再生资源行业研究报告。").With(LetterField.DelayReason, "申请涉及86份档案，需要逐份审查")
        .With(LetterField.DelayedUntil, new DateOnly(2026, 5, 29))
        .With(LetterField.Reasons, "该审核表是审核过程中形成的内部讨论记录，尚未作出决定，公开会妨碍审核的公正。").With(LetterField.HowProvided, "现以电子邮件向您提供《2025年度再生资源回收网点建设补助审核结果》。")
        .With(LetterField.FormRemark, "您要求提供纸质复印件。该信息以电子形式保存，现以电子数据提供。")
        .With(LetterField.WherePublic, "《2025年度再生资源回收网点建设补助公示》：云川市人民政府门户网站“政府信息公开”专栏，https://www.yunchuan.example/gs/1.html\n《再生资源回收网点建设补助办法》：云川市图书馆政府信息查阅点")
        .With(LetterField.Classification, "密级：秘密；定密依据：《商务工作国家秘密范围的规定》第5条；保密期限：至2030年12月31日").With(LetterField.ProhibitingLaw, "《中华人民共和国统计法》第十一条")
        .With(LetterField.Endangered, "经济安全").With(LetterField.ThirdPartyOpinion, "第三方不同意公开，理由合理").With(LetterField.InformationKind, "讨论记录")
        .With(LetterField.EnforcementCase, "云商罚〔2025〕3号")
        .With(LetterField.SpecialRegister, "《市场主体登记管理条例》。办理窗口：云川市政务服务中心企业登记窗口，地址：云川市和平路6号，电话：0123-8800006。")
        .With(LetterField.SearchDone, "本机关于2026年3月10日检索了办公自动化系统和2025年度纸质档案，检索词为“再生资源”“回收网点”“补助”。")
        .With(LetterField.ResponsibleBody, "青岭区商务局，联系电话：0123-8800101。")
        .With(LetterField.WhatExists, "本机关只有各网点的审核表，没有按街道汇总的统计。").With(LetterField.EarlierNumber, "云商补〔2026〕3号")
        .With(LetterField.EarlierServedOn, new DateOnly(2026, 3, 5))
        .With(LetterField.ProperChannel, "云川市信访局，电话：0123-8800009；政务服务便民热线12345。").With(LetterField.WhereToGet, "《云川市人民政府公报》2025年第4期，可在云川市图书馆和云川市人民政府门户网站查阅。")
        .With(LetterField.EarlierReceipt, "您已于2025年11月3日当面领取该信息。").With(LetterField.PayBy, new DateOnly(2026, 4, 9)).With(LetterField.Disclosed, "补助企业名称和补助金额。")
        .With(LetterField.Examined, "您在对外贸易经营者备案中的姓名误写为“沈若冰”。").With(LetterField.Outcome, "予以更正").With(LetterField.ForwardedTo, "云川市市场监督管理局")
        .With([new WithheldPart(DispositionType.ThirdPartyHarm, "审核表中的投资明细", "属于第三方商业秘密，第三方不同意公开且理由合理。"), new WithheldPart(null, "审核表背面的党组会议记录", "不属于政府信息。")])
        .With(LetterField.Attachments, [LetterFields.Empty.With(LetterField.ItemName, "2025年度再生资源回收网点建设补助审核结果")])
        .With(LetterField.Recipient, "沈若水").With(LetterField.ServiceAddress, "云川市青岭区松风巷9号").With(LetterField.ServiceMode, "邮寄送达（邮政挂号信）")
        .With(LetterField.Served, [LetterFields.Empty.With(LetterField.ItemName, "政府信息公开申请答复书").With(LetterField.ServedNumber, "云商复〔2026〕7号")])
        .With(LetterField.FileTitle, "沈若水申请公开再生资源回收网点建设补助审核结果").With(LetterField.ClosedOn, new DateOnly(2026, 4, 2))
        .With(LetterField.ArchivedOn, new DateOnly(2026, 4, 30))
        .With(LetterField.Retention, "10年").With(LetterField.PieceCount, 2).With(LetterField.Seal, "3f1c9a60…")
        .With(LetterField.ErasedWhat, "全部个人信息").With(LetterField.ErasedRows, 12).With(LetterField.ErasedFiles, 3).With(LetterField.ErasureProposer, "方知远")
        .With(LetterField.ErasureConfirmer, "顾明川")
        .With(LetterField.Pieces,
        [
            LetterFields.Empty.With(LetterField.ItemName, "政府信息公开申请表").With(LetterField.PieceAuthor, "沈若水").With(LetterField.PieceDate, Received)
                .With(LetterField.ItemPages, "1"),
            LetterFields.Empty.With(LetterField.ItemName, "政府信息公开申请答复书").With(LetterField.PieceNumber, "云商复〔2026〕7号").With(LetterField.PieceAuthor, "云川市商务局")
                .With(LetterField.PieceDate, new DateOnly(2026, 3, 30)).With(LetterField.ItemPages, "2—3"),
        ])
        .With(LetterField.Proceeding, "沈若水不服政府信息公开申请答复行政复议案").With(LetterField.ReviewingBody, "云川市人民政府")
        .With(LetterField.Evidence,
            [LetterFields.Empty.With(LetterField.ItemName, "邮政挂号信收寄凭证").With(LetterField.Source, "云川市邮政分公司")
                .With(LetterField.Purpose, "答复书于2026年3月30日交邮，没有超过答复期限").With(LetterField.ItemPages, "4")]);

    /// <summary>The remedy notice of a letter.</summary>
    public static RemedyText RemedyOf(LetterType letter) => letter.Disposition is { } decision
        ? RemedyTexts.Of(decision, Agency, new(2026, 3, 30), new()).Text!
        : RemedyTexts.Of(letter.RemedyKind, Agency, new(2026, 3, 30)).Text!;
}
