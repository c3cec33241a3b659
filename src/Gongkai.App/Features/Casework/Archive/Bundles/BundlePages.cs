using System.Globalization;
using System.Net;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>What of a case is no document of its own, as pages that can be printed from a disk: no script, nothing from elsewhere.</summary>
internal static class BundlePages
{
    private const string Style = """
        body{font:16px/1.7 "SimSun","Songti SC","Noto Serif CJK SC",serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
        h1{font-size:1.5rem;text-align:center}h2{font-size:1.15rem;margin-top:2rem}
        table{border-collapse:collapse;width:100%}th,td{border:1px solid #444;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{background:#eee}.code{font:13px/1.4 monospace}.soft{color:#555}@media print{body{margin:0;max-width:none}}
        """;

    /// <summary>A page of that title.</summary>
    public static byte[] Page(string title, string body) => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta "
            + $"charset=\"utf-8\">\n<title>{Text(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{Text(title)}</h1>\n{body}</body>\n</html>\n");

    /// <summary>A table; the first row is its head.</summary>
    public static string Table(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows) =>
        $"<table>\n<thead><tr>{string.Concat(head.Select(cell => $"<th scope=\"col\">{Text(cell)}</th>"))}</tr></thead>\n<tbody>\n"
        + string.Concat(
            rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell).Replace("\n", "<br>", StringComparison.Ordinal)}</td>"))}</tr>\n"))
            + "</tbody>\n</table>\n";

    /// <summary>申请内容: the applicant, the description, the wishes.</summary>
    public static byte[] Application(CaseDossier dossier)
    {
        var (request, arrival) = (dossier.Request, dossier.Request.Arrival!);
        var body = new StringBuilder();
        AddCard(body,
            ApplicantCard.Of("申请人", dossier.Texts.Has(arrival.Applicant) ? dossier.Texts[arrival.Applicant] : null,
                request.Category == ApplicantCategory.NaturalPerson));
        foreach (var other in arrival.JointApplicants)
            AddCard(body, ApplicantCard.Of("共同申请人", dossier.Texts.Has(other) ? dossier.Texts[other] : null, isPerson: true));
        if (arrival.Agent is { } agent) AddCard(body, ApplicantCard.Of("代理人", dossier.Texts.Has(agent) ? dossier.Texts[agent] : null, isPerson: true));
        body.Append("<h2>所需政府信息</h2>\n").Append(Paragraphs(dossier.Texts[arrival.Description]));
        if (request.Correction is { } correction)
            body.Append(CultureInfo.InvariantCulture, $"<h2>{Day(correction.On)} 补正后的内容</h2>\n").Append(Paragraphs(dossier.Texts[correction.Description]));
        body.Append("<h2>收到的情况</h2>\n").Append(Table(["项目", "内容"],
        [
            ["申请编号", request.Registration?.Number ?? "未登记"], ["申请渠道", arrival.Channel.Name()], ["到达日期", Day(arrival.On)],
            ["收到申请之日", Day(dossier.Open.Clock.ReceivedOn)], ["申请人类别", request.Category.Name()],
        ]));
        return Page("政府信息公开申请内容", body.ToString());
    }

    /// <summary>检索记录 (第三十六条第四项).</summary>
    public static byte[] Searches(CaseDossier dossier) => Page("检索记录", Table(["日期", "检索范围", "检索词", "结果", "说明"],
        dossier.Request.Searches.Select(search =>
            (string[])[Day(search.On), string.Join("、", search.PlacesIn(dossier.Texts)), string.Join("、", search.TermsIn(dossier.Texts)),
                search.Found ? "找到" : "没有找到", dossier.Texts.Of(search.Result)])));

    /// <summary>征求意见 (第三十二条、第三十四条).</summary>
    public static byte[] Opinions(CaseDossier dossier) => Page("征求意见情况", Table(["征求对象", "发函", "送达", "答复或者终止", "意见", "内容"],
        dossier.Request.Consultations.Select(asked => (string[])
        [
            $"{asked.Sent.Kind.Name()}：{dossier.Texts[asked.Sent.Party]}", Day(asked.Sent.On), Day(asked.DeliveredOn),
            Day(asked.Answer?.On ?? asked.Dropped?.On),
            asked.Answer?.Outcome.Name() ?? (asked.Dropped is { } dropped ? $"终止征求，{dropped.Cause.Name()}" : "没有答复"),
            dossier.Texts.Of(asked.Answer?.Opinion ?? asked.Dropped?.Reason),
        ])));

    /// <summary>送达情况 (第三十三条).</summary>
    public static byte[] Service(CaseDossier dossier) =>
        Page("送达情况", Table(["日期", "方式", "结果", "凭证或者原因"], dossier.Request.History.SelectMany(happened => happened switch
    {
        DecisionServed e => [[Day(e.On), e.Route.Name(), "送达", dossier.Texts.Of(e.Proof)]],
        ServiceFailed e => [[Day(e.On), e.Route.Name(), "未送达", dossier.Texts[e.Reason]]],
        _ => (string[][])[],
    })));

    /// <summary>办理经过: each line of the journal as a sentence, with its link in the chain.</summary>
    public static byte[] Course(CaseDossier dossier)
    {
        var hashes = dossier.Open.Entries.ToDictionary(entry => entry.Version, entry => entry.Hash);
        var lines = new MatterSentences(dossier.Texts, dossier.Names).Of(dossier.Open);
        return Page("办理经过", Table(["序号", "日期", "办理情况", "录入人、岗位和时间", "哈希值"], lines.Select(line => (string[])
        [
            line.Version.ToString(CultureInfo.InvariantCulture), Day(line.On), line.What + (line.CorrectedIn is { } later ? $"（录入有误，见第 {later} 条更正）" : ""),
            $"{line.Who}，{line.Authority}，{line.At.InBeijing()}", hashes[line.Version],
        ])));
    }

    /// <summary>期限计算: the account of the days.</summary>
    public static byte[] Clock(ClockAnswer clock)
    {
        var body = new StringBuilder(Table(["项目", "日期"], new (string, DateOnly?)[]
        {
            ("收到申请之日", clock.ReceivedOn), ("重新计算之日", clock.EffectiveStart), ("补正期限", clock.CorrectionDueBy), ("缴费期限", clock.PayBy),
            ("答复期限", clock.Due), ("办结", clock.ClosedOn),
        }.Where(line => line.Item2 is not null).Select(line => (string[])[line.Item1, Day(line.Item2)])));
        foreach (var finding in clock.Findings) body.Append(CultureInfo.InvariantCulture, $"<p>{finding.Code}　{Text(Diagnostics.Message.Of(finding))}</p>\n");
        body.Append("<h2>逐日计算</h2>\n").Append(Table(["日期", "计入", "说明"], clock.Days.Select(day => (string[])[Day(day.Date), day.Counts ? "是" : "否", day.Why])));
        return Page("答复期限的计算", body.ToString());
    }

    /// <summary>A day; — where there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    private static void AddCard(StringBuilder body, ApplicantCard card) =>
        body.Append(CultureInfo.InvariantCulture, $"<h2>{card.Standing}</h2>\n")
            .Append(card.Lines.IsEmpty ? "<p>（内容已删除）</p>\n" : Table(["项目", "内容"], card.Lines.Select(line => (string[])[line.Label, line.Full])));

    private static string Paragraphs(string text) => string.Concat(text.Split('\n').Select(line => $"<p>{Text(line)}</p>\n"));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
