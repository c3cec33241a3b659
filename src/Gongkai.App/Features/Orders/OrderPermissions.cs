namespace Gongkai.Web;

/// <content>Of those who order, and who are ordered.</content>
public static partial class Permission
{
    /// <summary>督办整改：发出、催办、核查、销号，登记责任追究</summary>
    public const string SuperviseOrders = nameof(SuperviseOrders);

    /// <summary>查看督办整改：发出的主管部门，和收到的机关；回复、提出异议</summary>
    public const string OpenOrders = nameof(OpenOrders);
}
