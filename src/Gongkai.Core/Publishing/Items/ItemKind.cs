using System.Collections.Immutable;

namespace Gongkai.Publishing;

/// <summary>How the yearly forms count an item: the groups of the websites' yearly form.</summary>
public enum ItemClass
{
    [Word("概况类信息")] Profile,
    [Word("政务动态信息")] News,
    [Word("信息公开目录信息")] Catalogue,
    [Word("解读信息")] Interpretation,
    [Word("回应公众关注")] Response,
    [Word("征集调查")] Consultation,
}

/// <summary>What the public can say to an item while its period runs.</summary>
public enum OpinionKind
{
    [Word("异议")] Objection,
    [Word("意见建议")] Comment,
}

/// <summary>信息种类: one kind of items, as data: one page edits all kinds, one page shows all.</summary>
/// <param name="Code">Under which items name it, for ever.</param>
/// <param name="Name">What people read.</param>
/// <param name="Class">How it is counted.</param>
public sealed record ItemKind(string Code, string Name, ItemClass Class)
{
    /// <summary>Its own fields, in the order of the page.</summary>
    public ImmutableArray<ItemField> Fields { get; init; } = [];

    /// <summary>What it is, for who chooses a kind.</summary>
    public string About { get; init; } = "";

    /// <summary>The node of the statutory catalogue under which it mostly falls; null for none.</summary>
    public string? Node { get; init; }

    /// <summary>The nodes under which it can fall, <see cref="Node"/> among them; <c>P21</c> stands for all of 第二十一条.</summary>
    public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>Whether it can fall under any node: what it is about decides, not what kind it is.</summary>
    public bool FallsAnywhere { get; init; }

    /// <summary>Whether it can fall under a node of the statutory catalogue.</summary>
    public bool FallsUnder(string node) =>
        FallsAnywhere || Nodes.Any(one => node == one || node.Length > one.Length && node[one.Length] == '-' && node.StartsWith(one, StringComparison.Ordinal));

    /// <summary>The one part of the platform in which it may lie; null where columns decide.</summary>
    public ColumnSort? Home { get; init; }

    /// <summary>Whether it bears a 文号.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Whether it is in force, amended, abolished or lapsed.</summary>
    public bool HasValidity { get; init; }

    /// <summary>The field and its value that only those have which are in force or not: of plans and warnings, plans; null where all are.</summary>
    public (string Field, string Value)? ValidityWhere { get; init; }

    /// <summary>Whether an item that says this is in force, amended, abolished or lapsed.</summary>
    public bool HasValidityIn(ItemContent content) => HasValidity && (ValidityWhere is not var (field, value) || content[field] == value);

    /// <summary>Whether it is a document that an interpretation can be about.</summary>
    public bool IsInterpretable => IsNumbered || HasValidity;

    /// <summary>规范性文件: goes out with an interpretation, and is cleaned up from time to time.</summary>
    public bool IsNormative { get; init; }

    /// <summary>Whether it is mere news, which no statutory column takes and for which article 26 sets no term.</summary>
    public bool IsNews { get; init; }

    /// <summary>What the public can say to it; null where nothing is asked.</summary>
    public OpinionKind? Opinions { get; init; }

    /// <summary>Whether it says anything by its fields alone, so that a text may be left out.</summary>
    public bool NeedsNoText { get; init; }

    /// <summary>The field of a name; null when it has none.</summary>
    public ItemField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
