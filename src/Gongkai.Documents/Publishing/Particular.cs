namespace Gongkai.Documents.Publishing;

/// <summary>What documents, lists and pages say of themselves.</summary>
public enum ParticularKind
{
    /// <summary>标题.</summary>
    Title,

    /// <summary>发文字号.</summary>
    Number,

    /// <summary>发文机关.</summary>
    Agency,

    /// <summary>主送机关.</summary>
    Addressee,

    /// <summary>成文日期, as yyyy-MM-dd.</summary>
    FormedOn,

    /// <summary>发布日期, as yyyy-MM-dd.</summary>
    PublishedOn,

    /// <summary>署名.</summary>
    Signature,

    /// <summary>附件说明: one for each attachment that it names.</summary>
    Attachment,

    /// <summary>附注: 此件公开发布.</summary>
    Note,

    /// <summary>索引号.</summary>
    IndexNumber,

    /// <summary>栏目.</summary>
    Column,

    /// <summary>来源.</summary>
    Source,

    /// <summary>有效性, as written.</summary>
    Validity,

    /// <summary>施行日期, as yyyy-MM-dd.</summary>
    ValidFrom,

    /// <summary>失效日期, as yyyy-MM-dd.</summary>
    ValidUntil,

    /// <summary>主题分类.</summary>
    Topic,

    /// <summary>体裁分类.</summary>
    Genre,

    /// <summary>服务对象.</summary>
    Audience,

    /// <summary>内容概述.</summary>
    Summary,

    /// <summary>关键词.</summary>
    Keywords,

    /// <summary>The address under which it stood.</summary>
    Address,

    /// <summary>信息种类, as written.</summary>
    Kind,
}

/// <summary>One thing that a document says of itself, as found: to fill in a field that a person then looks at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As a field takes it: dates as yyyy-MM-dd, numbers with 〔〕.</param>
/// <param name="Printed">As it stands there.</param>
/// <param name="Where">Where it stands, in Chinese words.</param>
public sealed record Particular(ParticularKind Kind, string Value, string Printed, string Where);
