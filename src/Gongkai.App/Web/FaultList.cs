using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Gongkai.Web;

/// <summary>
/// The lines of a fault list in the order in which the form has its fields. The list stands above the form, so it is written when the page is,
/// after every field has told its name.
/// </summary>
internal sealed class FaultList(IReadOnlyList<(string Key, string Message)> faults, HttpContext context) : IHtmlContent
{
    /// <summary>A field tells that it stands on the page.</summary>
    public static void Place(HttpContext context, string field) => Order(context).TryAdd(field, Order(context).Count);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var order = Order(context);
        // What concerns no field comes first; a field that the page does not show, last.
        foreach (var (key, message) in faults.OrderBy(fault => fault.Key.Length == 0 ? -1 : order.GetValueOrDefault(fault.Key, int.MaxValue)))
        {
            writer.Write("<li>");
            if (key.Length > 0) writer.Write($"<a href=\"#{encoder.Encode(TagBuilder.CreateSanitizedId(key, "_"))}\">");
            encoder.Encode(writer, message);
            writer.Write(key.Length > 0 ? "</a></li>" : "</li>");
        }
    }

    private static Dictionary<string, int> Order(HttpContext context)
    {
        if (context.Items[typeof(FaultList)] is not Dictionary<string, int> order)
            context.Items[typeof(FaultList)] = order = new(StringComparer.OrdinalIgnoreCase);
        return order;
    }
}
