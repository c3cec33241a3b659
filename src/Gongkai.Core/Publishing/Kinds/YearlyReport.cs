namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>政府信息公开年度报告.</summary>
    public static ItemKind YearlyReport { get; } = new("report", "政府信息公开年度报告", ItemClass.Catalogue)
    {
        About = "上一年度的报告，每年1月31日前公布。",
        Home = ColumnSort.Reports,
        Nodes = ["P20-15"],
        Fields =
        [
            new("year", "年度", FieldType.Number) { IsRequired = true },
        ],
    };
}
