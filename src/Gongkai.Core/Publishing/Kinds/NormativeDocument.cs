namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>行政规范性文件: binding on the public, with validity and an interpretation.</summary>
    public static ItemKind NormativeDocument { get; } = new("normative", "行政规范性文件", ItemClass.Catalogue)
    {
        About = "涉及公民、法人和其他组织权利义务，具有普遍约束力，在一定期限内反复适用的文件。",
        FallsAnywhere = true,
        Node = "P20-01",
        IsNumbered = true,
        HasValidity = true,
        IsNormative = true,
        Fields =
        [
            InForceOn(isRequired: true),
            ValidUntil,
            new("issuer", "制定机关", FieldType.Text) { Hint = "几个机关联合制定的，都写上，用顿号隔开；只有本机关的不填" },
            new("legalityReview", "合法性审核", FieldType.Text) { IsRequired = true, Hint = "审核机构、日期和意见文号", IsPublic = false },
            new("fairCompetition", "公平竞争审查", FieldType.Text) { Hint = "涉及市场主体经济活动的填写审查结论和日期", IsPublic = false },
        ],
    };
}
