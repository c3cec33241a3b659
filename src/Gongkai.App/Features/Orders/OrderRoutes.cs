namespace Gongkai.Features.Orders;

/// <summary>Addresses of orders.</summary>
internal static class OrderRoutes
{
    /// <summary>Those that the authority has issued.</summary>
    public const string List = "/desk/orders";

    /// <summary>Those that the officer's own agency has received.</summary>
    public const string Mine = "/desk/my-orders";

    public const string New = "/desk/orders/new";

    public const string Sheet = "/desk/orders?handler=Sheet";

    /// <summary>A new one out of another matter.</summary>
    /// <param name="member">To whom.</param>
    /// <param name="origin">The stream of the matter.</param>
    /// <param name="problem">What is to be mended, as it is typed.</param>
    public static string NewFrom(AgencyId member, string origin, string problem) =>
        $"{New}?member={member}&origin={Uri.EscapeDataString(origin)}&problem={Uri.EscapeDataString(problem)}";

    public static string Of(SupervisionOrderId order) => $"{List}/{order}";

    /// <summary>The form of a step.</summary>
    public static string Step(SupervisionOrderId order, string path) => $"{Of(order)}/{path}";

    /// <summary>The order as a letter.</summary>
    public static string Letter(SupervisionOrderId order) => $"{Of(order)}?handler=Letter";

    /// <summary>A paper that came with a reply.</summary>
    public static string File(SupervisionOrderId order, string sha256) => $"{Of(order)}?handler=File&sha256={sha256}";
}
