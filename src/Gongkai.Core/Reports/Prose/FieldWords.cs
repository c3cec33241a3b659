using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

/// <summary>What a word of the field can mean of a cell, whatever else stands around it.</summary>
internal enum FieldWordKind
{
    /// <summary>申请, 请求: applications for information.</summary>
    Request,

    /// <summary>Who applied: a column of table 三.</summary>
    Column,

    /// <summary>A row of table 三: 新收, 结转, an outcome.</summary>
    Row,

    /// <summary>A block of table 四.</summary>
    Dispute,

    /// <summary>A result of table 四.</summary>
    Result,

    /// <summary>A row of the documents of table 二.</summary>
    Document,

    /// <summary>A column of the documents of table 二.</summary>
    DocumentStage,

    /// <summary>A row of the decisions of table 二.</summary>
    Decision,
}

/// <summary>A word of the field met in a text.</summary>
internal readonly record struct FieldWord(FieldWordKind Kind, string Payload, int Start, int Length);

/// <summary>
/// Stems by which a cell can be known in words that nobody foresaw: what is not among them is taken to say nothing.
/// Wider than <see cref="ProseVocabulary"/>, and
/// for that never enough for certainty.
/// </summary>
internal static class FieldWords
{
    /// <summary>The words of the field in a text, in order; the longest at each place.</summary>
    public static ImmutableArray<FieldWord> In(ReadOnlySpan<char> text)
    {
        var found = ImmutableArray.CreateBuilder<FieldWord>();
        for (var at = 0; at < text.Length;)
        {
            var length = 0;
            if (ByFirst.TryGetValue(text[at], out var stems))
                foreach (var (stem, kind, payload) in stems)
                    if (text[at..].StartsWith(stem, StringComparison.Ordinal))
                    {
                        found.Add(new(kind, payload, at, stem.Length));
                        length = stem.Length;
                        break;
                    }
            at += Math.Max(1, length);
        }
        // 行政复议申请 are not applications for information.
        for (var i = found.Count - 1; i > 0; i--)
            if (found[i].Kind == FieldWordKind.Request && found[i - 1].Start + found[i - 1].Length == found[i].Start
                && found[i - 1].Kind is FieldWordKind.Dispute or FieldWordKind.Decision)
            {
                found.RemoveAt(i);
                if (found[i - 1].Kind == FieldWordKind.Decision) found.RemoveAt(i - 1);
                i = Math.Min(i, found.Count);
            }
        found.RemoveAll(word => word.Payload.Length == 0);
        return found.ToImmutable();
    }

    private static readonly (FieldWordKind Kind, string Payload, string Stems)[] Stems =
    [
        (FieldWordKind.Request, "any", "申请公开 申请 公开申请 依申请公开 政府信息公开申请 信息公开申请 申请表 申请书 答复书 答复文书 公开请求 信息请求 申请件 依申请 公开诉求 信息公开件"),
        // Words that hold a stem and are none.
        (FieldWordKind.Request, "",
            "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民、法人与其他组织 公民、法人和其它组织 机构改革 机构编制 法制机构 各机构 法治机构 机构职能 机构整合 各单位 本单位 我单位 该单位 有关单位 相关单位 责任单位 承办单位 "
                + "其余 其余的 余下 余款 申请人 申请者 申请平台 申请系统 申请渠道 申请方式 补正申请 更正申请 撤回申请 许可申请 听证申请 收费 收集 接收单位 受理单位 答复时限 答复期限 答复质量 答复规范 企业开办 个人信息 重新 新闻 新媒体 创新 更新 公开栏 公开平台 公开专栏 公开目录 公开指南 公开工作 信息公开 主动公开 政务公开 公开条例 单位网站 公司 诉讼费 许可证"),
        (FieldWordKind.Column, "natural_person", "自然人 公民 个人 市民 居民 村民"),
        (FieldWordKind.Column, "org", "机构 与组织 和组织 组织提出 组织申请 组织类 法人或其他组织 法人和其他组织 法人或者其他组织 法人及其他组织 法人 单位"),
        (FieldWordKind.Column, "org_commercial", "商业企业"),
        (FieldWordKind.Column, "org_enterprise", "企业 公司企业 公司类 商户"),
        (FieldWordKind.Column, "org_research", "科研 院所 研究机构 科研机构"),
        (FieldWordKind.Column, "org_public_welfare", "公益 公益组织 公益机构"),
        (FieldWordKind.Column, "org_legal_service", "律师 律所 法律服务 法律服务机构 律师事务所"),
        (FieldWordKind.Row, "received", "收到 新收 收件 受理 登记 接收 新增 接到"),
        (FieldWordKind.Row, "new", "来件 新件 新到 提交 递交 提出 所提 新申请 新收申请 新收件 新收公开 新收政府"),
        (FieldWordKind.Row, "handled", "全年在办 应办 待办总量 要办 应答复 需办"),
        (FieldWordKind.Row, "concluded", "答复 办结 办完 办毕 办成 办理完毕 消化 处理完 回复 结案 答结 办复"),
        (FieldWordKind.Row, "carried_in",
            "转入本年 转入今年 转至本年 转至今年 跨入本年 跨入今年 转到本年 转到今年 去年剩 上年剩 去年未 上一年度未 上年度未 上一年未 上年结转 上年转 上年未 上年留 上年延续 结转来 旧存 老件 老的 旧件 历史遗留 期初 原有 承接上年 承接 往年 上年末 年初"),
        (FieldWordKind.Row, "carried_out",
            "尚在 仍在 未届满 转入下 期限内 答复期内 拖到 拖至 延到 延至 带到 积压 挂账 遗留到 没有办完 没办完 未办完 没有答复 没答复 结转下 结转至 结转到 转下 转至下 转到下 跨年 次年 明年 来年 移至 留到 留待 顺延 在办 未办 未结 未答 尚未 期末 待办 待答 剩 余"),
        (FieldWordKind.Row, "carried", "结转 结余 留存 存量"),
        (FieldWordKind.Row, "granted", "予以公开 全部公开 完整公开 同意公开 全文公开 完全公开 全部信息 如愿 准予公开 给予公开"),
        (FieldWordKind.Row, "both", "全部及部分公开 全部或部分公开 全部和部分公开 全部或者部分公开 公开和部分公开 公开及部分公开 公开、部分公开 公开与部分公开 公开(含部分公开) 公开类答复 公开类"),
        (FieldWordKind.Row, "partial", "部分公开 一部分 区分处理 部分信息 部分内容 分割处理"),
        (FieldWordKind.Row, "opened", "公开"),
        (FieldWordKind.Row, "denied", "不予公开 未予公开 不公开 未公开 不能公开 没有公开 拒绝公开 不宜公开 没公开 未获公开"),
        (FieldWordKind.Row, "denied.state_secret", "国家秘密 涉密"),
        (FieldWordKind.Row, "denied.prohibited_by_law", "禁止公开"),
        (FieldWordKind.Row, "denied.security_stability", "三安全一稳定 安全稳定"),
        (FieldWordKind.Row, "denied.third_party", "第三方合法权益 第三方权益 第三方 商业秘密 个人隐私 他人权益"),
        (FieldWordKind.Row, "denied.internal_affairs", "内部事务 内部管理 内部信息"),
        (FieldWordKind.Row, "denied.deliberative", "过程性 过程信息"),
        (FieldWordKind.Row, "denied.enforcement_file", "执法案卷 案卷"),
        (FieldWordKind.Row, "denied.administrative_inquiry", "行政查询 查询事项 查询类"),
        (FieldWordKind.Row, "unavailable", "无法提供 无从提供 未能提供 不能提供 提供不了 没能提供 难以提供 没有提供 未提供 无法给"),
        (FieldWordKind.Row, "<unavailable.not_held", "不存在 没有相应 未制作 未保存 查无 手中没有 不在我局手 不在我手 不在我机关 不在本机关 不在本局手 非本机关 不属本机关 不属于本机关"),
        (FieldWordKind.Row, "unavailable.not_held", "不掌握 未掌握 没有掌握"),
        (FieldWordKind.Row, "unavailable.needs_creation", "另行制作 现成信息 没有现成 另行加工 重新加工"),
        (FieldWordKind.Row, "unavailable.still_unclear", "不明确 不清楚 指向不明 内容不明"),
        (FieldWordKind.Row, "not_processed", "不处理 不予处理 不予受理 不作处理 未予处理"),
        (FieldWordKind.Row, "not_processed.petition", "信访 举报投诉 投诉举报"),
        (FieldWordKind.Row, "not_processed.duplicate", "重复申请 重复提 重复递"),
        (FieldWordKind.Row, "not_processed.publication", "出版物"),
        (FieldWordKind.Row, "not_processed.abusive", "大量反复 反复申请"),
        (FieldWordKind.Row, "not_processed.reconfirm", "重新出具 确认或"),
        (FieldWordKind.Row, "other", "其他处理 其它处理 其他情形 其他情况 其它情形"),
        (FieldWordKind.Row, "other.no_correction", "逾期不补正 逾期未补正 未补正 不补正 没有补正 未按要求补正 未按期补正"),
        (FieldWordKind.Row, "other.fee_unpaid", "逾期未缴 未缴费 不缴费 未缴纳 未交费"),
        (FieldWordKind.Dispute, "reconsideration", "复议 复议案 复议案件"),
        (FieldWordKind.Dispute, "litigation", "诉讼 诉讼案 诉讼案件 起诉 应诉 涉诉 官司 法院 被诉"),
        (FieldWordKind.Dispute, "litigation_direct", "直接起诉 径行起诉 未经复议 未经行政复议 不经复议"),
        (FieldWordKind.Dispute, "litigation_after", "复议后 经复议后 经复议再 经复议起诉 复议再起诉"),
        (FieldWordKind.Result, "upheld", "维持 支持 胜诉 驳回"),
        (FieldWordKind.Result, "corrected", "纠正 纠错 撤销 败诉 重新答复 重新处理 重新作出 责令 确认违法 被判"),
        (FieldWordKind.Result, "pending", "未审结 未开庭 在审 审理中 未出结果 待审 未判 待判 未宣判 未裁"),
        (FieldWordKind.Result, "closed", "审结 判决 审毕 办结"),
        (FieldWordKind.Result, "other", "其他方式 其他结果 终止 撤诉 调解 和解"),
        (FieldWordKind.Document, "normative_documents", "规范性文件"),
        (FieldWordKind.Document, "regulations", "规章"),
        (FieldWordKind.DocumentStage, "made", "制定 制发 出台 印发 新出 制作 发布"),
        (FieldWordKind.DocumentStage, "repealed", "废止 失效 废除"),
        (FieldWordKind.DocumentStage, "in_force", "有效 继续执行 施行 保留 在用"),
        (FieldWordKind.Decision, "procurement", "政府集中采购 集中采购"),
        (FieldWordKind.Decision, "licensing", "行政许可 许可"),
        (FieldWordKind.Decision, "penalties", "行政处罚 处罚 罚单"),
        (FieldWordKind.Decision, "coercive_measures", "行政强制 强制措施 强制"),
    ];

    private static readonly FrozenDictionary<char, (string Stem, FieldWordKind Kind, string Payload)[]> ByFirst = Index();

    private static FrozenDictionary<char, (string, FieldWordKind, string)[]> Index()
    {
        var stems = new Dictionary<string, (FieldWordKind, string)>(StringComparer.Ordinal);
        foreach (var (kind, payload, list) in Stems)
            foreach (var stem in list.Split(' ')) stems.TryAdd(stem, (kind, payload));
        return stems.GroupBy(pair => pair.Key[0]).ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(pair => pair.Key.Length).Select(pair => (pair.Key, pair.Value.Item1, pair.Value.Item2)).ToArray());
    }
}
