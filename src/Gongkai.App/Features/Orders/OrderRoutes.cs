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

    /// <summary>导入问题清单.</summary>
    public const string TakeIn = "/desk/orders/take-in";

    /// <summary>An empty list, to be filled in.</summary>
    public const string Template = "/desk/orders/take-in?handler=Template";

    /// <summary>A list that was taken in.</summary>
    public static string ProblemList(ProblemListId list) => $"{List}/lists/{list}";

    /// <summary>The same as a spreadsheet.</summary>
    public static string ProblemListSheet(ProblemListId list) => $"{ProblemList(list)}?handler=Sheet";

    /// <summary>A new one out of another matter.</summary>
    /// <param name="member">To whom.</param>
    /// <param name="origin">The stream of the matter.</param>
    /// <param name="problem">What is to be mended, as it is typed; nothing sealed, nothing personal.</param>
    /// <param name="basis">依据; null for the article alone.</param>
    public static string NewFrom(AgencyId member, string origin, string problem, string? basis = null) =>
        $"{New}?member={member}&origin={Uri.EscapeDataString(origin)}&problem={Uri.EscapeDataString(problem)}&basis={Uri.EscapeDataString(basis ?? "")}";

    public static string Of(SupervisionOrderId order) => $"{List}/{order}";

    /// <summary>The form of a step.</summary>
    public static string Step(SupervisionOrderId order, string path) => $"{Of(order)}/{path}";

    /// <summary>The order as a letter.</summary>
    public static string Letter(SupervisionOrderId order) => $"{Of(order)}?handler=Letter";

    /// <summary>A paper that came with a reply.</summary>
    public static string File(SupervisionOrderId order, string sha256) => $"{Of(order)}?handler=File&sha256={sha256}";
}
