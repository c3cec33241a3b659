using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Storage;

/// <summary>
/// The hash that chains a journal: SHA-256, in lower-case hexadecimal, over the fields one after another in UTF-8,
/// each as its length in bytes, a colon, the bytes and a line feed (<c>3:abc\n</c>), and an absent reason as <c>-\n</c>:
/// <c>gongkai-journal-1</c>, agency, sequence, stream, version, type, body, who, authority, at, why, hash of the link before.
/// </summary>
public static class JournalHash
{
    private const string Form = "gongkai-journal-1";

    /// <summary>What stands before the first link.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>The hash that the entry must bear.</summary>
    public static string Of(JournalEntry entry) => Of(
    [
        entry.Agency.ToString(), Text(entry.Sequence), entry.Stream, Text(entry.Version), entry.Type, entry.Body,
        entry.Change.Who, entry.Change.Authority, StoredTypes.Text(entry.Change.At), entry.Change.Why, entry.PreviousHash,
    ]);

    /// <summary>The hash of the fields as they stand in the table, from agency to the hash of the link before.</summary>
    internal static string Of(ReadOnlySpan<string?> fields) => Of(Form, fields);

    /// <summary>The hash of fields of another form, written in the same way.</summary>
    internal static string Of(string form, ReadOnlySpan<string?> fields)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Add(bytes, form);
        foreach (var field in fields) Add(bytes, field);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string? field)
    {
        if (field is not null)
        {
            Encoding.UTF8.GetBytes(Text(Encoding.UTF8.GetByteCount(field)), bytes);
            bytes.Write(":"u8);
            Encoding.UTF8.GetBytes(field, bytes);
        }
        bytes.Write(field is null ? "-\n"u8 : "\n"u8);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
