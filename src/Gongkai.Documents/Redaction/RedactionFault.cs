using Gongkai.Diagnostics;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>Why parts of a file are not taken out: the findings of family RX. Refusing is the rule wherever a trace could stay.</summary>
internal static class RedactionFault
{
    public static Finding Kind(string kind) => Error("RX01", null, ("kind", kind));

    public static Finding NoSuchPlace(SeverancePlace place) => Error("RX02", null, ("place", place.ToString()));

    public static Finding NotFound(long number, string what) => Error("RX03", null, ("number", number), ("what", what));

    public static Finding Left(string reader, long hits) => Error("RX04", null, ("reader", reader), ("hits", hits));

    public static Finding Unread(string reader) => Error("RX04", "unread", ("reader", reader));

    public static Finding Picture(long page) => Error("RX05", null, ("page", page));

    public static Finding NeedsPoppler() => Error("RX06", null);

    public static Finding Holds(string what) => Error("RX07", null, ("what", what));

    private static Finding Error(string code, string? variant, params ReadOnlySpan<(string, object)> values) =>
        new(code, Severity.Error) { Variant = variant, Values = [.. values] };
}
