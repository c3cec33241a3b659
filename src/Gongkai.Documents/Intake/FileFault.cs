using Gongkai.Diagnostics;

namespace Gongkai.Documents;

/// <summary>What can be wrong with a file itself: the findings of family RD.</summary>
internal static class FileFault
{
    public static Finding UnknownKind(string kind) => Error("RD01", null, ("kind", kind));

    public static Finding Damaged(string kind) => Error("RD02", null, ("kind", kind));

    public static Finding Encrypted(string kind) => Error("RD03", null, ("kind", kind));

    public static Finding Scanned(string kind) => Error("RD04", "picture", ("kind", kind));

    public static Finding TooLarge(long bytes, long limit) =>
        Error("RD05", "file", ("size", Megabytes(bytes)), ("limit", Megabytes(limit)));

    public static Finding UnpacksTooLarge(long limit) => Error("RD05", "unpacked", ("limit", Megabytes(limit)));

    public static Finding TooManyParts(long limit) => Error("RD05", "parts", ("limit", limit));

    public static Finding NestedTooDeep(long limit) => Error("RD05", "nested", ("limit", limit));

    public static Finding DeclaresEntities() => Error("RD05", "entities");

    public static Finding TooMuchMemory(long megabytes) => Error("RD05", "memory", ("limit", megabytes));

    public static Finding NeedsLibreOffice(string kind) => Error("RD06", null, ("kind", kind));

    public static Finding NoReport() => Error("RD07", null);

    public static Finding Empty() => Error("RD09", null);

    public static Finding TookTooLong(TimeSpan limit) => Error("RD10", null, ("seconds", (long)limit.TotalSeconds));

    public static Finding ExtensionLies(string extension, string kind) =>
        new("RD11", Severity.Hint) { Values = [("extension", extension), ("kind", kind)] };

    public static Finding Undecodable(long count, string encoding) =>
        new("RD12", Severity.Warning) { Values = [("count", count), ("encoding", encoding)] };

    public static Finding MemberUnreadable(string member) => Error("RD13", null, ("member", member));

    public static Finding NestedArchive(string member) => Error("RD13", "nested", ("member", member));

    public static Finding Unopened(string file) => Error("RD13", "file", ("file", file));

    public static Finding ReaderBroke() => Error("RD14", null);

    /// <summary>The finding of a reader that knows only one kind of file, with the kind that the message names.</summary>
    public static Finding Named(Finding finding, string kind) =>
        finding is { Code: "RD02" or "RD03", Values.IsEmpty: true } ? finding with { Values = [("kind", kind)] } : finding;

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    private static Finding Error(string code, string? variant, params ReadOnlySpan<(string, object)> values) =>
        new(code, Severity.Error) { Variant = variant, Values = [.. values] };
}
