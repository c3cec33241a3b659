using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>What bureaus write around the tables: sentences that state the figures in many ways, between sentences that count other things.</summary>
internal sealed class DraftWords(Draft draft, Random random)
{
    private readonly bool isGovernment = draft.Agency.EndsWith("人民政府", StringComparison.Ordinal);
    private readonly bool isA = draft.Form.Generation == ReportFormGeneration.A;
    private NumberStyle style;

    private const string Requests = "NV04 NV08 NV18 NV10", Parts = "NV08 NV04 NV18", Disputes = "NV06 NV08 NV18", Documents = "NV07 NV08", Decisions = "NV10",
        Percentages = "NV18", LastYear = "NV09 NV18";

    private string Self => isGovernment ? Pick("全市", "本市", "全市各级行政机关") : Pick("我局", "本局", "本机关", "局机关", draft.Agency);

    private string R(string cell) => N(draft["requests." + cell], Requests);

    private string D(string cell) => N(draft["disputes." + cell], Disputes);

    /// <summary>The three sections of text.</summary>
    public Dictionary<ReportSection, List<MarkedText>> Write() => new()
    {
        [ReportSection.Overview] =
        [
            Say(
                $"{draft.Year}年，{Self}坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》，"
                    + $"按照《{draft.Year}年政务公开工作要点》（云政办发〔{draft.Year}〕{random.Next(3, 60)}号）要求，持续推进政府信息公开工作。"),
            Say("（一）主动公开情况。" + Proactive() + Opt(DocumentSentence()) + Opt(DecisionSentence())),
            Say("（二）依申请公开情况。" + Inflow() + Opt(Outcome()) + Opt(Leaves()) + Opt(Applicants()) + Opt(Timely()) + Opt(Comparison())),
            Say("（三）政府信息管理情况。"
                + Pick("严格落实公开审查制度，坚持“先审查、后公开”，全年审查拟公开信息" + random.Next(60, 400) + "条。",
                    "对规范性文件实行动态调整，开展清理工作" + random.Next(2, 4) + "次。", "健全信息发布审核机制，落实三审三校。")),
            Say("（四）政府信息公开平台建设情况。"
                + Pick("门户网站全年访问量" + random.Next(3, 90) + "万次，公开专栏更新信息" + random.Next(200, 999) + "条。", "维护政务新媒体账号2个，发布信息" + random.Next(100, 900) + "条。",
                    "优化网站检索功能，设置栏目" + random.Next(8, 30) + "个。")),
            Say("（五）监督保障情况。"
                + Pick("组织专题培训" + random.Next(2, 6) + "次，参训" + random.Next(60, 300) + "人次。", "将政务公开纳入年度考核，占比4%。", "接受社会评议，未发生责任追究情形。") + DisputeSentence()),
        ],
        [ReportSection.Problems] =
        [
            Say(OfYear("一是政策解读形式较为单一；二是部分单位公开的及时性有待提高。", "存在的主要问题：公开内容不够全面，业务培训有待加强。", "对照群众期盼，工作仍有差距，主要是解读质量不高、队伍力量薄弱。")),
            Say(OfYear("下一步，将丰富解读形式，加强业务培训，每季度通报" + random.Next(1, 3) + "次。", "针对上述问题，将健全机制、强化考核，推动改进。", "今后将进一步完善制度，认真吸取被纠正案件的教训，提升答复质量。")),
        ],
        [ReportSection.OtherMatters] =
        [
            Say($"{draft.Year}年，{Self}{Fee()}"),
            Say(Pick("围绕年度政务公开工作要点，各项任务均已落实。", "办理人大代表建议" + random.Next(3, 20) + "件、政协提案" + random.Next(3, 20) + "件，办理结果已公开；政务公开工作要点任务全部完成。")),
        ],
    };

    private string Fee()
    {
        if (isA) return "无其他需要报告的事项。";
        return random.Next(3) switch
        {
            0 => "依申请提供政府信息未收取信息处理费。",
            1 => "未收取任何费用，信息处理费收取总金额为0元。",
            _ => "依申请提供政府信息收取信息处理费" + N(random.Next(1, 90) * 10, "NV13") + "元。",
        };
    }

    private string Proactive()
    {
        int site = random.Next(100, 900), wechat = random.Next(50, 400), gazette = random.Next(3, 40);
        return random.Next(5) switch
        {
            0 => $"全年主动公开政府信息{N(site + wechat + gazette, "NV08 -")}条，其中通过门户网站公开{site}条、微信公众号公开{wechat}条、政府公报公开{gazette}条。",
            1 => $"通过政府网站主动公开信息{site}条，微信公众号推送{wechat}条，召开新闻发布会{gazette}场。",
            2 => $"截至{draft.Year}年底，累计公开信息{site * 10}余条，发布解读材料{gazette}篇。",
            3 => $"主动公开政府信息{N(site + wechat + gazette, "NV08")}条：工作动态类{N(site, "NV08")}条、通知公告类{N(wechat, "NV08")}条、政策文件类{N(gazette, "NV08")}条。",
            _ => $"全年公开政府信息{site}条；12345热线受理来电{wechat}件，办结率100%。",
        };
    }

    private string DocumentSentence()
    {
        if (isA)
        {
            var row = "proactive.a20_1.normative_documents.";
            return Pick(
                $"制定规范性文件{N(draft[row + "made"], Documents)}件，公开规范性文件{N(draft[row + "disclosed"], Documents)}件。",
                $"全年新制作规范性文件{N(draft[row + "made"], Documents)}件，对外公开总数{N(draft[row + "disclosed_total"], Documents)}件。",
                $"{draft.Year}年，制发规范性文件{N(draft[row + "made"], Documents)}件，均在网站公开。");
        }
        var b = "proactive.b20_1.normative_documents.";
        return Pick(
            $"全年制发行政规范性文件{N(draft[b + "issued"], Documents)}件，废止{N(draft[b + "repealed"], Documents)}件，现行有效{N(draft[b + "in_force"], Documents)}件。",
            $"制定出台行政规范性文件{N(draft[b + "issued"], Documents)}件，废止行政规范性文件{N(draft[b + "repealed"], Documents)}件。",
            $"现行有效的行政规范性文件共{N(draft[b + "in_force"], Documents)}件，其中本年新制发{N(draft[b + "issued"], Documents)}件。",
            $"印发行政规范性文件{N(draft[b + "issued"], Documents)}件，均同步公开政策解读。");
    }

    private string DecisionSentence()
    {
        var (five, six) = isA ? ("proactive.a20_5.", "proactive.a20_6.") : ("proactive.b20_5.", "proactive.b20_6.");
        string licences = N(draft[five + "licensing.decisions"], Decisions), penalties = N(draft[six + "penalties.decisions"], Decisions),
            measures = N(draft[six + "coercive_measures.decisions"], Decisions);
        return Pick(
            $"全年作出行政许可决定{licences}件、行政处罚决定{penalties}件、行政强制决定{measures}件，均依法公示。",
            $"公开行政许可{licences}件、行政处罚{penalties}件。",
            $"{draft.Year}年作出行政处罚{penalties}件。");
    }

    private string Inflow()
    {
        long received = draft["requests.received.total"], natural = draft["requests.received.natural_person"], carried = draft["requests.carried_in.total"];
        var (web, letter) = ((long)(received * 0.7), (long)(received * 0.2));
        var desk = received - web - letter;
        string rec = N(received, Requests), cin = N(carried, Requests), all = N(received + carried, Requests), done = R("outcome.total.total"),
            rest = R("carried_out.total");
        return random.Next(10) switch
        {
            0 =>
                $"{draft.Year}年，{Self}共收到政府信息公开申请{rec}件，其中自然人{N(natural, Requests)}件、法人或其他组织{N(received - natural, Requests)}件；上年结转{cin}件，办结{done}件，"
                    + $"结转下年度继续办理{rest}件。",
            1 => $"全年新收政府信息公开申请{rec}件，上年结转{cin}件，共办理{all}件，办结{done}件，结转{draft.Year + 1}年{rest}件。",
            2 => $"{Self}受理政府信息公开申请{rec}件，其中通过网络{N(web, Parts)}件、信函{N(letter, Parts)}件、当面{N(desk, Parts)}件。",
            3 => $"办理政府信息公开申请{all}件（含上年结转{cin}件），答复{done}件。",
            4 => $"全年收到依申请公开件{rec}件，通过信函申请{N(letter, Parts)}件，通过网络申请{N(web, Parts)}件，当面申请{N(desk, Parts)}件，已办结{done}件。",
            5 => $"本年新收政府信息公开申请{rec}件。上年结转{cin}件。年内办结{done}件，另有{rest}件结转下年度办理。",
            6 => $"收到政府信息公开申请共{rec}件，其中自然人申请{N(natural, Requests)}件，占{Percent(natural, received)}。",
            7 => $"{Self}{draft.Year}年共接收公民、法人或者其他组织提出的政府信息公开申请{rec}件，加上{draft.Year - 1}年结转的{cin}件，合计{all}件，其中{done}件已办结，{rest}件结转下一年度。",
            8 => $"全年收到申请{rec}件，上年度结转{cin}件，按期答复{done}件，未办结的{rest}件结转至下年。",
            _ =>
                $"今年以来，{Self}新收申请{rec}件（自然人{N(natural, Requests)}件，商业企业{R("received.org_commercial")}件，"
                    + $"其他申请人{received - natural - draft["requests.received.org_commercial"]}件），{Pick("均依法登记", "全部纳入台账管理")}。",
        };
    }

    private string Outcome()
    {
        var done = draft["requests.outcome.total.total"];
        long granted = draft["requests.outcome.granted.total"], partial = draft["requests.outcome.partial.total"], denied = draft.Group("denied"),
            not = draft.Group("unavailable"), refused = draft.Group("not_processed"), other = draft.Group("other");
        string g = N(granted, Requests), p = N(partial, Requests), d = N(denied, Requests), u = N(not, Requests),
            n = N(refused, Requests), o = N(other, Requests);
        return random.Next(7) switch
        {
            0 => $"办结的{N(done, Requests)}件中，予以公开{g}件，部分公开{p}件，不予公开{d}件，无法提供{u}件，不予处理{n}件，其他处理{o}件。",
            1 => $"在办结的申请中，予以公开{g}件，占{Percent(granted, done)}；部分公开{p}件，占{Percent(partial, done)}；无法提供{u}件，占{Percent(not, done)}。",
            2 => $"从办理结果看：予以公开{g}件、部分公开{p}件、不予公开{d}件、无法提供{u}件、不予处理{n}件、作其他处理{o}件。",
            3 => $"其中，予以公开的{g}件，部分公开的{p}件，不予公开的{d}件，本机关无法提供的{u}件，不予处理的{n}件，其他处理的{o}件。",
            4 => $"年内办结{N(done, Requests)}件，其中予以公开{g}件、部分公开{p}件。",
            5 => $"经审查，决定予以公开{g}件，予以部分公开{p}件，决定不予公开{d}件。",
            _ => $"办结政府信息公开申请{N(done, Requests)}件：予以公开{g}件，部分公开{p}件，不予公开{d}件，无法提供{u}件，不予处理{n}件，其他{o}件。",
        };
    }

    private string Leaves()
    {
        string third = R("outcome.denied.third_party.total"), secret = R("outcome.denied.state_secret.total"), process = R("outcome.denied.deliberative.total"),
            held = R("outcome.unavailable.not_held.total"), petition = R("outcome.not_processed.petition.total"),
            again = R("outcome.not_processed.duplicate.total");
        return Pick(
            $"因属于国家秘密不予公开{secret}件，因保护第三方合法权益不予公开{third}件。",
            $"不予公开的申请中，属于四类过程性信息的{process}件，属于行政执法案卷的{R("outcome.denied.enforcement_file.total")}件。",
            $"本机关不掌握相关政府信息{held}件，没有现成信息需要另行制作{R("outcome.unavailable.needs_creation.total")}件。",
            $"重复申请{again}件，信访举报投诉类申请{petition}件，均不予处理。");
    }

    private string Applicants()
    {
        var received = draft["requests.received.total"];
        return Pick(
            $"从申请人类型看，自然人申请{R("received.natural_person")}件，商业企业申请{R("received.org_commercial")}件，科研机构申请{R("received.org_research")}件，"
                + $"社会公益组织申请{R("received.org_public_welfare")}件，法律服务机构申请{R("received.org_legal_service")}件，其他申请{R("received.org_other")}件。",
            $"申请人以自然人为主，自然人申请{R("received.natural_person")}件，占新收申请总数的{Percent(draft["requests.received.natural_person"], received)}。",
            $"商业企业提出的申请{R("received.org_commercial")}件，法律服务机构提出的申请{R("received.org_legal_service")}件。");
    }

    private string Timely() => Pick("所有申请均在法定期限内答复，按时办结率100%。", "申请均按时答复，未发生超期答复情形。", "答复前与申请人沟通" + random.Next(10, 60) + "次。");

    private string Comparison()
    {
        if (draft.Previous is not { } previous) return "";
        long now = draft["requests.received.total"], then = previous["requests.received.total"];
        if (now == then) return "";
        var direction = now > then ? Pick("增加", "增长") : Pick("减少", "下降");
        var growth = Percent(Math.Abs(now - then), then);
        return Pick(
            $"新收申请数量较上年{(now > then ? "增加" : "减少")}{N(Math.Abs(now - then), LastYear)}件。",
            $"收到的申请由上年的{N(then, LastYear)}件变为{N(now, Requests)}件。",
            $"{draft.Year - 1}年收到政府信息公开申请{N(then, LastYear)}件，{draft.Year}年收到{N(now, Requests)}件。",
            $"收到政府信息公开申请{N(now, Requests)}件，比{draft.Year - 1}年的{N(then, LastYear)}件{direction}{growth}。");
    }

    private string DisputeSentence()
    {
        string review = D("reconsideration.total"), direct = D("litigation_direct.total"), after = D("litigation_after.total");
        var suits = N(draft["disputes.litigation_direct.total"] + draft["disputes.litigation_after.total"], Disputes);
        string Four(string block) => $"维持{D(block + ".upheld")}件、纠正{D(block + ".corrected")}件、其他结果{D(block + ".other")}件、尚未审结{D(block + ".pending")}件";
        return random.Next(8) switch
        {
            0 => $"因政府信息公开被申请行政复议{review}件，其中{Four("reconsideration")}；被提起行政诉讼{suits}件。",
            1 => $"全年发生政府信息公开行政复议案件{review}件（{Four("reconsideration")}），行政诉讼案件{suits}件（未经复议直接起诉{direct}件，复议后起诉{after}件）。",
            2 => $"政府信息公开行政复议、行政诉讼案件分别为{review}件、{suits}件。",
            3 => $"行政复议{review}件，结果维持{D("reconsideration.upheld")}件，结果纠正{D("reconsideration.corrected")}件。未经复议直接起诉{direct}件，复议后起诉{after}件。",
            4 => $"{draft.Year}年，因政府信息公开工作引发行政复议{review}件、行政诉讼{suits}件，纠正案件的教训已通报。",
            5 =>
                $"被申请人为{(isGovernment ? "各级行政机关" : "我局")}的行政复议案件{review}件，"
                    + $"已审结{N(draft["disputes.reconsideration.total"] - draft["disputes.reconsideration.pending"], Disputes)}件，尚未审结{D("reconsideration.pending")}件。",
            6 => $"涉及政府信息公开的行政诉讼{suits}件，其中复议后起诉{after}件，直接起诉{direct}件。",
            _ => $"复议后提起行政诉讼的{after}件中，结果维持{D("litigation_after.upheld")}件，结果纠正{D("litigation_after.corrected")}件，尚未审结{D("litigation_after.pending")}件。",
        };
    }

    // Each paragraph keeps to one way of printing its numbers, mostly the plain one.
    private static MarkedText Say(string template) => MarkedText.Of(template);

    private string Opt(string sentence)
    {
        style = random.Next(20) switch { 0 => NumberStyle.Chinese, 1 => NumberStyle.FullWidth, 2 => NumberStyle.Commas, _ => NumberStyle.Plain };
        return random.Next(4) == 0 ? "" : sentence;
    }

    // No problem is told two years running.
    private string OfYear(params ReadOnlySpan<string> choices) => choices[draft.Year % choices.Length];

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private string N(long value, string codes) => MarkedText.Number(value, style.Print(value), codes);

    private string Percent(long part, long whole)
    {
        var decimals = random.Next(0, 3);
        var value = Math.Round(100m * part / Math.Max(1, whole), decimals, MidpointRounding.AwayFromZero);
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return MarkedText.Number(value, text, Percentages) + "%";
    }
}
