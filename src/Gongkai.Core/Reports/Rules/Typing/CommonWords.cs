using System.Collections.Frozen;

namespace Gongkai.Reports.Rules;

/// <summary>Words of two characters that reports of this field are full of.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = (
        "政府 信息 公开 工作 申请 政务 行政 机关 部门 群众 文件 规范 管理 制度 平台 网站 建设 监督 保障 服务 法律 法规 条例 办理 答复 复议 诉讼 主动 情况 问题 改进 落实 加强 领导 小组 组织 学习 "
        + "培训 宣传 解读 政策 重点 领域 内容 栏目 更新 及时 发布 审查 保密 社会 企业 经济 发展 商务 年度 报告 要求 措施 机制 完善 提高 提升 推进 推动 开展 积极 有效 人员 队伍 业务 能力 水平 质量 "
        + "渠道 形式 方式 数据 统计 电子 热线 微信 媒体 公众 审核 程序 依法 规定 国务 办公 责任 考核 评议 受理 登记 征求 意见 建议 提案 财政 预算 决算 许可 处罚 强制 收费 采购 项目 人民 单位 科室 "
        + "职责 任务 健全 强化 深化 优化 创新 透明 范围 流程 便民 利民 投诉 举报 信访 咨询 回应 关切 舆情 疫情 防控 市场 监管 安全 生产 环境 保护 教育 医疗 卫生 住房 扶贫 乡村 振兴").Split(' ').ToFrozenSet();

    /// <summary>Whether the two characters are one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>Whether one of them stands anywhere in the words.</summary>
    public static bool AnyIn(string words)
    {
        for (var at = 0; at + 2 <= words.Length; at++)
            if (Words.Contains(words.Substring(at, 2))) return true;
        return false;
    }
}
