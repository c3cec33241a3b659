namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>政府采购、招标投标.</summary>
    public static ItemKind Procurement { get; } = new("procurement", "采购和招标投标", ItemClass.Catalogue)
    {
        About = "采购目录、标准和实施情况，招标、中标、合同公告。",
        Node = "P20-09",
        Nodes = ["P20-09", "P20-10"],
        Fields =
        [
            new("project", "项目名称", FieldType.Text) { IsRequired = true },
            new("projectNumber", "项目编号", FieldType.Text),
            new("step", "公告类型", FieldType.Choice)
            {
                IsRequired = true,
                Choices = ["采购目录和标准", "采购意向", "招标公告", "中标（成交）公告", "合同公告", "验收公告", "更正公告", "终止公告"],
            },
            new("budget", "预算金额（元）", FieldType.Money),
            new("amount", "成交金额（元）", FieldType.Money),
            new("supplier", "供应商", FieldType.Text),
        ],
    };
}
