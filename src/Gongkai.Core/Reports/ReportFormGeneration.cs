namespace Gongkai.Reports;

/// <summary>报告格式: which uniform format the report follows (国办公开办函〔2019〕60号, 〔2021〕30号).</summary>
public enum ReportFormGeneration
{
    /// <summary>Reports on 2019 and 2020.</summary>
    A,

    /// <summary>Reports on 2021 and later.</summary>
    B,
}

/// <summary>The six sections of article 50 in the order of the form.</summary>
public enum ReportSection
{
    [Word("一、总体情况")] Overview,
    [Word("二、主动公开政府信息情况")] Proactive,
    [Word("三、收到和处理政府信息公开申请情况")] Requests,
    [Word("四、政府信息公开行政复议、行政诉讼情况")] Disputes,
    [Word("五、存在的主要问题及改进情况")] Problems,
    [Word("六、其他需要报告的事项")] OtherMatters,
}
