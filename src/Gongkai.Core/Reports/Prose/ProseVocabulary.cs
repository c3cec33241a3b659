using System.Collections.Frozen;

namespace Gongkai.Reports.Prose;

/// <summary>The words of annual reports and what they mean. The longest word that fits wins.</summary>
internal static class ProseVocabulary
{
    /// <summary>The word that begins at the position; false when the vocabulary knows none.</summary>
    public static bool TryMatch(string text, int at, out Term term)
    {
        if (ByFirst.TryGetValue(text[at], out var words))
            foreach (var (word, kind, payload) in words)
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                {
                    term = new(kind, payload, at, word.Length);
                    return true;
                }
        term = default;
        return false;
    }

    /// <summary>Characters that say nothing about what is counted.</summary>
    public const string Neutral = "的了为是有计已被所并也还仅只就其我本各向由于以及和与或到、\"'《》<>达量数总名下年度在内中之而又再起等予又将";

    private static readonly (TermKind Kind, string Payload, string Words)[] Words =
    [
        (TermKind.Request, "", """
            政府信息公开申请 政府信息依申请公开申请 依申请公开政府信息申请 依申请公开申请 信息公开申请 政务公开申请 政府信息公开的申请 信息公开的申请 公开申请 政府信息申请 信息申请
            依申请公开政府信息公开事项 依申请公开政府信息事项 依申请公开政府信息 依申请公开信息 依申请公开事项 依申请公开案件 依申请公开办件 依申请公开件 依申请公开 政府信息依申请公开 信息依申请公开 依申请信息公开 依申请信息
            申请公开政府信息 申请政府信息公开 政府信息公开申请办件 申请办件 信息公开申请办件 政府信息公开申请件 信息公开申请件 要求公开政府信息的申请 公开政府信息的申请 公开信息的申请 要求公开信息的申请 要求公开政府信息申请 政府信息公开事项申请 申请公开的政府信息 申请信息公开 申请公开信息 公开申请件 依申请件 申请公开件 依申请公开类 依申请公开工作 依申请 申请公开
            """),
        (TermKind.Request, "weak", "申请 申请件 申请事项 申请量 申请数量 申请总量 申请总数 申请数"),
        (TermKind.Dispute, "reconsideration", "行政复议 复议 行政复议申请 复议申请 行政复议案件 复议案件 行政复议案"),
        (TermKind.Dispute, "litigation", "行政诉讼 诉讼 行政应诉 应诉 行政诉讼案件 诉讼案件 应诉案件 行政诉讼案"),
        (TermKind.Dispute, "litigation_direct", "未经复议直接起诉 未经复议直接提起行政诉讼 未经复议直接提起诉讼 未经复议直接诉讼 未经行政复议直接起诉 未经行政复议直接提起行政诉讼 未经复议的行政诉讼 直接提起行政诉讼 直接提起诉讼 直接起诉"),
        (TermKind.Dispute, "litigation_after", "复议后起诉 复议后提起行政诉讼 复议后提起诉讼 复议后诉讼 复议后再起诉 经复议后起诉 经复议后提起行政诉讼 经复议后提起诉讼 行政复议后起诉 行政复议后提起行政诉讼 行政复议后提起诉讼 复议后的行政诉讼"),
        (TermKind.Document, "regulations", "规章 政府规章 地方政府规章 市政府规章 部门规章 地方性政府规章"),
        (TermKind.Document, "normative_documents", "规范性文件 行政规范性文件 政府规范性文件"),
        (TermKind.Decision, "licensing", "行政许可 许可 行政许可事项 许可事项 行政许可决定 行政许可件 行政许可项目"),
        (TermKind.Decision, "penalties", "行政处罚 处罚 行政处罚事项 行政处罚决定 行政处罚案件 处罚案件 处罚决定 行政处罚项目"),
        (TermKind.Decision, "coercive_measures", "行政强制 行政强制事项 行政强制措施 行政强制执行 行政强制决定 行政强制项目"),
        (TermKind.Fee, "information", "信息处理费 政府信息处理费 政府信息公开信息处理费 信息公开处理费 政府信息公开处理费"),
        (TermKind.Fee, "administrative", "行政事业性收费"),
        (TermKind.Proactive, "", "主动公开政府信息 主动公开信息 主动公开各类政府信息 主动公开各类信息 主动公开各类政务信息 主动公开政务信息 主动公开 公开政府信息 公开各类政府信息 公开信息 公开各类信息 发布信息 发布各类信息 发布政府信息 发布各类政府信息 发布政务信息 发布各类政务信息 更新信息 政府信息 政务信息 各类信息"),
        (TermKind.Elsewhere, "", """
            规章制度 党内规范性文件 12345 热线 工单 信访 信件 来信 留言 咨询 建议 提案 议案 建议提案 人大代表建议 政协提案 培训 会议 发布会 新闻发布会 解读 政策解读 公众号 微信 微博 抖音 投诉 举报 舆情 征集 意见 回应 访谈
            公报 公文 文件 通知 公告 公示 专栏 栏目 工作人员 领导 案例 检查 预算 决算 三公 采购 招标 项目 网民 来电 来访 办件 政务服务 审批 证照 活动 讲座 视频 图解 图片 新闻 动态 稿件 文章 目录 指南 清单 制度 人员 干部
            补正申请 更正申请 撤回申请 延期申请 听证申请 许可申请 行政许可申请 听证 行政检查 行政确认 行政给付 行政奖励 行政征收 行政裁决 其他职权 其他行政权力 各类申请 各类申请件 各类业务 各类案件 申诉案 申诉 行政权力 公共服务 政务新媒体 新媒体 政府网站 网站 账号 平台 民意 调查 问卷 备案审查 查阅点 查阅场所
            规划 计划 标准 合同 协议 事故 隐患 数据 报告 简报 档案 问题 任务 措施 亮点 经验 改革 企业开办 听证会 座谈会 常务会议 开放日 评议 评估 考核 通报 线索 案件来源
            """),
        (TermKind.Verb, "received", "收到 新收 共收到 共接收 共受理 新收到 新接收 新受理 接收 接收到 接到 受理 共收 收悉 收件 接收受理 接件 新增受理 收到和受理 收到并受理 接收并受理 接受"),
        (TermKind.Verb, "taken", "办理 处理 承办 收到和办理 收到并办理 收到和处理 收到并处理 受理办理 受理并办理 受理和办理 受理处理 办理答复 办理并答复 受理并答复 受理答复 接收办理 接收处理 办件量 办理量 受理和办结 受理并办结 受理办结 受理、办结 收到并办结 收到和办结 受理及办结"),
        (TermKind.Verb, "concluded", "办结 答复 办复 回复 办理完毕 已办结 办结完成 作出答复 予以答复 答复办结 办结答复 已答复 完成答复 答复完毕 办理完结 完成办理 办理办结"),
        (TermKind.Verb, "closed", "审结 已审结 已结案 结案"),
        (TermKind.Verb, "made", "制发 制定 出台 印发 制作 新制定 新制作 制定出台 制发出台 新制发 新出台 制定印发 制定发布 新印发 颁布 制定颁布"),
        (TermKind.Verb, "disclosed", "公开 发布 公布 新公开"),
        (TermKind.Verb, "published", "对外公开 累计公开"),
        (TermKind.Verb, "repealed", "废止 宣布失效 废止失效 废止和宣布失效 废止或宣布失效 宣布废止 废止宣布失效 废止并宣布失效 清理废止 废止清理 清理并废止"),
        (TermKind.Verb, "in_force", "现行有效 继续有效 保留有效"),
        (TermKind.Verb, "vet", "审核 审查 清理 备案 征求 修改 修订 评估 解读 起草 梳理 转发 合法性审核 合法性审查 报备 修正 审议 转办 指导 协办 会办 移送 督办 审理 督促 协助 研究 讨论 会商 研判 抽查 评查 协调 撰写 转来 转来的 移交 交办"),
        (TermKind.Stock, "carried_in", "上年结转 上年度结转 上一年结转 上一年度结转 去年结转 去年度结转 上年转结 上年度转结 往年结转 结转上年 结转上年度 结转上一年度 结转去年 上年转入 上年度转入 上年遗留 上年未办结 上年度未办结 上年度未办结结转 上年末结转 由上年结转 往年度结转 前年度结转 上年结转申请 上年接转 上年度接转 转至今年办理 转至今年 转入今年 转入本年 转入本年度 转至本年 转至本年度 转至本年度办理 结转至本年 结转至本年度 结转到本年 结转到本年度 结转至今年 结转到今年 结转至今年办理 转入今年办理"),
        (TermKind.Stock, "carried_out", "结转下年 结转下年度 结转至下年 结转至下年度 结转到下年 结转到下年度 结转下一年 结转下一年度 结转至下一年 结转至下一年度 结转到下一年度 结转次年 结转至次年 结转明年 结转至明年 下年度结转 下年结转 转下年 转下年度 转入下年 转入下年度 转至下年度 结转入下年 结转入下年度 结转下年度继续办理 结转下年继续办理 结转至下年度继续办理 转结下年度 转结下年 转结至下一年度 转结下一年度 结转下一年度继续办理 结转至下一年度办理 结转至下一年度继续办理 尚未办结 未办结 正在办理 正在办理中 尚在办理 尚在办理中 办理中 仍在办理 跨年办理 跨年度办理 转下一年度 结转以后年度 顺延至下年度 待办结 下一年度结转 继续结转 结转下年办理 结转下年度办理 下年度继续办理 下一年度继续办理 下年继续办理"),
        (TermKind.Stock, "carried", "结转 转结 跨年结转 结转办理 结转继续办理 结转申请"),
        (TermKind.Outcome, "granted", "予以公开 同意公开 全部公开 准予公开 予以全部公开 同意全部公开 完全公开 给予公开 依法公开的 决定公开 予以公开答复 答复予以公开"),
        (TermKind.Outcome, "partial", "部分公开 部分公开政府信息 予以部分公开 同意部分公开 区分处理 准予部分公开 部分予以公开 区分处理公开 部分公开答复"),
        (TermKind.Outcome, "denied", "不予公开 不同意公开 不予以公开 决定不予公开 不予公开政府信息 不予公开信息 不公开 不予公开答复"),
        (TermKind.Outcome, "denied.state_secret", "属于国家秘密 涉及国家秘密 因国家秘密 国家秘密 涉密"),
        (TermKind.Outcome, "denied.prohibited_by_law", "其他法律行政法规禁止公开 其他法律、行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 法律法规禁止公开 其他法律法规禁止公开"),
        (TermKind.Outcome, "denied.security_stability", "危及三安全一稳定 危及\"三安全一稳定\" 三安全一稳定 \"三安全一稳定\""),
        (TermKind.Outcome, "denied.third_party", "保护第三方合法权益 涉及第三方合法权益 第三方合法权益 损害第三方合法权益 涉及商业秘密 涉及个人隐私 涉及商业秘密、个人隐私 涉及商业秘密和个人隐私"),
        (TermKind.Outcome, "denied.internal_affairs", "属于三类内部事务信息 三类内部事务信息 内部事务信息 属于内部事务信息 三类内部事务 属于内部事务 内部管理信息"),
        (TermKind.Outcome, "denied.deliberative", "属于四类过程性信息 四类过程性信息 过程性信息 属于过程性信息 四类过程信息 过程信息"),
        (TermKind.Outcome, "denied.enforcement_file", "属于行政执法案卷信息 属于行政执法案卷 行政执法案卷信息 行政执法案卷 执法案卷 执法案卷信息"),
        (TermKind.Outcome, "denied.administrative_inquiry", "属于行政查询事项 行政查询事项 行政查询 属于行政查询"),
        (TermKind.Outcome, "unavailable", "无法提供 不能提供 无法提供信息 无法提供政府信息 无法提供答复"),
        (TermKind.Outcome, "unavailable.not_held", "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握相关信息 不掌握 本办不掌握相关政府信息 我局不掌握相关政府信息 本局不掌握相关政府信息 本机关不掌握相关信息 不掌握政府信息"),
        (TermKind.Outcome, "<unavailable.not_held", "信息不存在 政府信息不存在 因信息不存在 不存在 不属于本机关 不属于本机关公开 不属于本机关公开职责 不属于本机关职责 不属于本机关负责公开 非本机关 不属于本行政机关公开 不属于本单位公开 不属于我局公开 本机关不存在 不属本机关公开 不属于公开职责 不属于本机关职责范围 不属于本机关公开范围 不属于本局职责范围"),
        (TermKind.Outcome, "unavailable.needs_creation", "没有现成信息需要另行制作 没有现成信息需另行制作 没有现成信息 需要另行制作 需另行制作 没有现成信息、需要另行制作 没有现成信息,需要另行制作 需要另行加工"),
        (TermKind.Outcome, "unavailable.still_unclear", "补正后申请内容仍不明确 补正后仍不明确 申请内容仍不明确 内容仍不明确 补正后内容仍不明确 申请内容不明确"),
        (TermKind.Outcome, "not_processed", "不予处理 不予受理 不予办理 不予处理答复"),
        (TermKind.Outcome, "not_processed.petition", "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访、举报、投诉类申请 信访、举报、投诉类 信访投诉举报类 信访类申请"),
        (TermKind.Outcome, "not_processed.duplicate", "重复申请 重复提交申请 重复提出申请"),
        (TermKind.Outcome, "not_processed.publication", "要求提供公开出版物 公开出版物"),
        (TermKind.Outcome, "not_processed.abusive", "无正当理由大量反复申请 大量反复申请 反复申请"),
        (TermKind.Outcome, "not_processed.reconfirm", "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息 确认或重新出具已获取信息 确认或重新出具 重新出具已获取信息 要求行政机关确认或重新出具"),
        (TermKind.Outcome, "other", "其他处理 其它处理 作其他处理 其他处理方式 其他方式处理 作出其他处理"),
        (TermKind.Outcome, "other.no_correction", "逾期不补正 逾期未补正 无正当理由逾期不补正 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请 申请人无正当理由逾期不补正 申请人逾期不补正 申请人逾期未补正 申请人未补正 未按期补正 未补正"),
        (TermKind.Outcome, "other.fee_unpaid", "逾期未缴费 申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 申请人逾期未按收费通知要求缴纳费用,行政机关不再处理其政府信息公开申请 申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴纳费用 逾期未缴纳信息处理费 未按收费通知要求缴纳费用"),
        (TermKind.Outcome, "<other", "撤回 申请人撤回 主动撤回 撤回申请 撤销申请 申请人主动撤回 申请人撤销 申请人主动撤回申请 申请人撤回申请 自行撤回 申请人自愿撤回 撤件 申请人自主撤销"),
        (TermKind.Outcome, "?other", "其他 其它 其他情形 其他情况 其他类 其他类型 其他原因"),
        (TermKind.Column, "natural_person", "自然人 自然人申请 公民 公民个人 个人 公民申请 个人申请 自然人提出 自然人申请人 自然人提交"),
        (TermKind.Column, "org", "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人与其他组织 法人或者其他组织 法人 法人申请 法人组织 法人或其它组织 法人和其它组织 法人机构 法人或其他组织申请 单位申请 法人及其它组织 企业法人 企业申请"),
        (TermKind.Column, "org_commercial", "商业企业 商业企业申请"),
        (TermKind.Column, "org_research", "科研机构 科研机构申请"),
        (TermKind.Column, "org_public_welfare", "社会公益组织 公益组织 社会公益组织申请"),
        (TermKind.Column, "org_legal_service", "法律服务机构 法律服务机构申请 律师事务所"),
        (TermKind.Column, "org_other", "其他组织 其它组织 其他组织申请"),
        (TermKind.Channel, "online", "网络 网上 互联网 在线 线上 网站提交 网络申请 网上申请 在线申请 网络平台 网上平台 申请平台 在线平台 门户网站 政府门户网站 依申请公开系统 依申请公开平台 依申请平台 依申请系统 公开系统 申请系统 网络渠道 网上渠道 线上渠道 线上申请 在线提交 网上提交 网络提交 政府网站平台 系统 网页 政府信息依申请公开平台 政府信息依申请公开系统 政府信息公开申请平台 政府信息公开申请系统 依申请公开栏目"),
        (TermKind.Channel, "email", "电子邮件 邮箱 电子邮箱 电子邮件申请 邮件"),
        (TermKind.Channel, "letter", "信函 邮寄 邮政 邮政寄送 信函申请 邮寄申请 寄送 挂号信 快递 邮政快递 书信 邮递 EMS 信函方式 邮政特快专递 邮寄信函 信函邮寄 纸质 信函、邮寄"),
        (TermKind.Channel, "in_person", "当面 现场 窗口 当面申请 现场申请 当面提交 现场提交 上门 受理窗口 线下 线下申请 现场递交 当面递交 来访申请 线下渠道 窗口申请 面交 当面受理"),
        (TermKind.Channel, "fax", "传真 传真申请 电话 电话申请"),
        (TermKind.Channel, "other_channel", "其他方式 其他渠道 其它方式 其它渠道 其他途径 其他形式"),
        (TermKind.Result, "upheld", "结果维持 维持 驳回诉讼请求 驳回复议申请 胜诉 驳回 被维持 维持原行政行为 判决驳回 驳回原告诉讼请求 维持原判 驳回上诉 判决驳回原告诉讼请求 判决驳回诉讼请求 驳回原告的诉讼请求 判决驳回原告的诉讼请求 驳回原告诉请 驳回其诉讼请求 维持原具体行政行为 结果为维持 予以维持 维持结果"),
        (TermKind.Result, "corrected", "结果纠正 纠正 被纠正 被纠错 纠错 撤销 责令重新 确认违法 败诉 责令履行 被撤销 责令限期 责令重新答复 责令重新作出 撤销并责令重新答复 结果为纠正 予以纠正 判决撤销"),
        (TermKind.Result, "other", "其他结果 终止 撤诉 调解 和解 驳回起诉 裁定驳回起诉 驳回原告起诉 裁定驳回 不予立案 终止审理 终止复议 撤回起诉 原告撤诉 撤回复议 撤回复议申请 结果为其他 行政复议终止 申请人撤回结案"),
        (TermKind.Result, "pending", "尚未审结 未审结 正在审理 正在审理中 审理中 待审 待审理 尚在审理 尚在审理中 未判决 尚未判决 未结 尚未结案 未结案 尚未作出决定 结果未出 未开庭 尚未开庭 尚未宣判 待判决"),
        (TermKind.Negation, "", "未 无 没有 未曾 尚未 暂未 暂无 从未 未有 尚无 没 并未 并无 零"),
        (TermKind.Among, "", "其中 当中"),
        (TermKind.Among, "include", "含 包含 包括 内含 涵盖 具体为 具体是 即 涉及的有"),
        (TermKind.Respectively, "", "分别 依次"),
        (TermKind.Each, "", "各 各为"),
        (TermKind.All, "", "均 全部 全都 都 均已 全部已 已全部 全数 均为 全部为 都是 均系 皆"),
        (TermKind.Total, "", "共 共计 合计 总计 一共 总共 累计共 总量 总数 总 共有 累计为"),
        (TermKind.Etc, "", "等 等等"),
        (TermKind.Compare, "", "比 较 同比 环比 相比 相较 相较于 对比 同期相比"),
        (TermKind.Change, "+", "增加 增长 上升 增多 多 新增 增幅 增长了 增加了 上升了 上涨 提高 提升 增 升高 多出 增幅为 增长率为 增幅达"),
        (TermKind.Change, "-", "减少 下降 降低 少 减 减少了 下降了 降低了 回落 降幅 降 降幅为 降幅达"),
        (TermKind.Reach, "", "增加到 增加至 增长到 增长至 减少到 减少至 下降到 下降至 降至 升至 增至 减至 上升到 上升至 达到 提高到 提升至 提高至 提升到"),
        (TermKind.Share, "", "占 占比 占比为 约占 比例 比重 所占比例 比例为 占到 占比达 占比约"),
        (TermKind.Rate, "concluded", "办结率 办理率 答复率 回复率 办复率 结案率 答复办结率 办结答复率 办理完成率"),
        (TermKind.Rate, "timely", "按时办结率 按期办结率 及时办结率 按时答复率 按期答复率 及时答复率 法定期限内办结率 按时办复率 按期回复率 按时回复率 限时办结率 按时办理率 及时回复率 及时办理率 规范答复率 法定期限内答复率 及时率 按时率 期限内答复率 时限内办结率 按期办理率"),
        (TermKind.Rate, "granted", "公开率 答复公开率"),
        (TermKind.Rate, "upheld", "维持率 胜诉率"),
        (TermKind.Rate, "corrected", "纠错率 被纠错率 败诉率 直接纠错率"),
        (TermKind.Rate, "other", "主动公开率 满意率 满意度 解读率 更新率 准确率 成功率 转接成功率 覆盖率 参与率 上网率 知晓率 签收率 合格率 完成率 好评率 应诉率 出庭率 出庭应诉率 响应率 达标率 群众满意率 增长率 通过率 接通率 落实率 及时公开率 采纳率 公示率 率"),
        (TermKind.Period, "report", "全年 今年 本年 本年度 年内 当年 全年度 今年以来 年初以来 报告期内 本报告期 一年来 本年内 年度内 年度"),
        (TermKind.Period, "last", "去年 上年 上年度 上一年 上一年度 去年同期 上年同期 去年度 前一年"),
        (TermKind.Period, "next", "下年 下年度 次年 明年 下一年 下一年度"),
        (TermKind.Period, "other", "近三年 近两年 近二年 近四年 近五年 近三年来 近五年来 三年来 五年来 两年来 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 历年 历年来 近年来 近年 近几年 以来 自成立 十三五 十四五 期间 每年 每月 每周 每季度 每半年 月均 年均 历史累计 任期内 日均 前三季度"),
        (TermKind.Period, "cumulative", "累计 截至目前 截止目前 截至报告日 目前 迄今"),
        (TermKind.Period, "end", "年底 年末 底 末"),
        (TermKind.AsOf, "", "截至 截止 截止到 截至到"),
        (TermKind.Own, "", "我局 我委 我办 我厅 我院 我站 我中心 我队 我支队 我大队 我部 我所 我会 我校 我馆 我社 我集团 我单位 我机关 我部门 我街 我街道 我街道办 我街道办事处 我办事处 我管委会 我镇 我乡 我镇政府 我乡政府 本局 本委 本办 本厅 本院 本中心 本单位 本机关 本部门 本行政机关 本镇 本乡 本街道 本街道办事处 本办公室 我办公室 我分局 本分局 本管委会 本政府 本所 本会 本馆 全局 全委 局机关 委机关 我们 局办公室 委办公室 局政务公开办公室"),
        (TermKind.Area, "省", "我省 全省 本省"),
        (TermKind.Area, "市", "我市 全市 本市"),
        (TermKind.Area, "区", "我区 全区 本区 我新区 全新区"),
        (TermKind.Area, "县", "我县 全县 本县"),
        (TermKind.Area, "旗", "我旗 全旗"),
        (TermKind.Area, "州", "我州 全州 本州"),
        (TermKind.Area, "镇", "全镇"),
        (TermKind.Area, "乡", "全乡"),
        (TermKind.Area, "街道", "全街道 街道"),
        (TermKind.Government, "省", "省政府 省人民政府"),
        (TermKind.Government, "市", "市政府 市人民政府"),
        (TermKind.Government, "区", "区政府 区人民政府"),
        (TermKind.Government, "县", "县政府 县人民政府"),
        (TermKind.Government, "旗", "旗政府 旗人民政府"),
        (TermKind.Government, "州", "州政府 州人民政府"),
        (TermKind.Government, "镇", "镇政府 镇人民政府"),
        (TermKind.Government, "乡", "乡政府 乡人民政府"),
        (TermKind.Others, "", "政府办 政府办公室 政府办公厅 市政府办公室 市政府办公厅 市政府办 区政府办公室 区政府办 区府办 市府办 县府办 县政府办公室 县政府办 省政府办公厅 州政府办公室 市政府本级 区政府本级 县政府本级 州政府本级 省政府本级 市本级 县本级 区本级 本级 市人民政府办公室 区人民政府办公室 县人民政府办公室 市人民政府办公厅 人民政府本级 各部门 各单位 各镇 各乡镇 各街道 各镇街 各镇(街道) 各乡镇(街道) 各县区 各区县 各县市区 各区 各县 市直部门 区直部门 县直部门 各有关部门 各职能部门 职能部门 下属单位 局属单位 委属单位 厅属单位 局属各单位 二级单位 直属单位 所属单位 基层单位 乡镇街道 镇街 各科室 各级行政机关 各级各部门 全系统 各市直 各委办局 各区市县 各部门、各单位 部门和镇街 市级部门 区级部门 县级部门 市级机关 区级机关 县级机关 省直部门 省级部门 各部门各单位"),
        (TermKind.Except, "", "除 除了 其余"),
        (TermKind.Timely, "", "按时 按期 及时 法定期限内 规定期限内 规定时限内 法定时限内 规定时间内 法定时间内 限期内 时限内 期限内 如期 依法依规 规定的时限内 规定的期限内 法定期限 规定时限 按规定时限 按规定时间"),
        (TermKind.Neutral, "", """
            公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民,法人和其他组织 公民、法人和其它组织 申请人 申请人提交 申请人提出 申请人为 申请主体 申请者 社会公众 群众 公众 市民 社会各界 各类 各种 各项 各渠道 渠道 途径 方式 形式 书面 有效 提交 提出 递交 要求 依法 依规 严格
            被申请 提起 引发 引起 发生 产生 出现 涉及政府信息公开 涉政府信息公开 因政府信息公开 政府信息公开工作 政府信息公开 信息公开 政务公开 政府信息公开类 信息公开类 政府信息公开方面 政府信息公开事务 信息公开事务 有关政府信息公开事务 导致 导致的 造成 造成的 因依申请公开 有关政府信息公开 关于政府信息公开 针对政府信息公开 数量 件数 案件 事项 情况 情形 方面 工作 完成 累计达 通过 采取 以 受理渠道 办理渠道 办理结果 办理情况 答复情况 处理结果 答复结果 处理情况 受理情况
            作出 做出 决定 法定 主动 全年共 数 量 件 网民 政府 机关 人民 行政机关 相关 属于 因 来自 来源于 就 对 新 类型 按 分 结果 上述 提供 给予 转 接受 用于 所有 规定 申请表 法人申请人 继续 其申请 不服 不服我局 不服本机关 引发的 引起的 一审 二审 发生数 申请数 起诉 被起诉 被诉 被提起 作为被告 作为被申请人 涉诉 内容 受理的
            """),
        (TermKind.Narrowing, "", "涉及 涉访 涉法 涉访类 类 领域 超期 逾期 复杂 疑难 重大 征地 拆迁 征收 热点 不涉及 延期 延长 补正 更正 平均 最多 最长 大部分 多数 批量 单个 单一 某个 某申请人 一名申请人 该申请人 每名 同一 同一申请人 个别 重复 群体"),
        (TermKind.Narrowing, "weak", "关于 有关 主要 集中 其余 部分 一般 针对 以上 召开 组织 开展 举办 参加 方面的"),
        (TermKind.And, "", "、 和 及 以及 或 或者 与 并 /"),
        (TermKind.Comma, "", ","),
        (TermKind.Semicolon, "", ";"),
        (TermKind.Colon, "", ":"),
        (TermKind.Open, "", "( ["),
        (TermKind.Close, "", ") ]"),
        (TermKind.Stop, "", "。 ! ?"),
    ];

    private static readonly FrozenDictionary<char, (string Word, TermKind Kind, string Payload)[]> ByFirst = Index();

    private static FrozenDictionary<char, (string, TermKind, string)[]> Index()
    {
        var words = new Dictionary<string, (TermKind, string)>(StringComparer.Ordinal);
        foreach (var (kind, payload, list) in Words)
            foreach (var word in list.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
                words.TryAdd(word, (kind, payload));
        return words.GroupBy(pair => pair.Key[0]).ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(pair => pair.Key.Length).Select(pair => (pair.Key, pair.Value.Item1, pair.Value.Item2)).ToArray());
    }
}
