using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Tests.Publishing;

/// <summary>Pictures made byte by byte, with things in them that nobody asked for.</summary>
internal static class Pictures
{
    /// <summary>A red square of four pixels as PNG, with chunks of those types before its end.</summary>
    public static byte[] Png(params ReadOnlySpan<(string Type, byte[] Content)> more)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n\u001A\n"u8]);
        Chunk(file, "IHDR", [0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write([0, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0]);
        Chunk(file, "IDAT", packed.ToArray());
        foreach (var (type, content) in more) Chunk(file, type, content);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Eight by four pixels of red as JPEG, with an artist, a place, a comment, and a side that is up.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/4QDGRXhpZgAATU0AKgAAAAgABwESAAMAAAABAAYAAAEaAAUAAAABAAAAYgEbAAUAAAABAAAAagEoAAMAAAABAAIAAAE7AAIAAAAJAAAAcgITAAMAAAAB"
        + "AAEAAIglAAQAAAABAAAAfAAAAAAAAABIAAAAAQAAAEgAAAABU29tZWJvZHkAAAADAAAAAQAAAAQCAwAAAAEAAgAAAAJOAAAAAAIABQAAAAMAAACmAAAAAAAA"
        + "AB4AAAABAAAAAAAAAAEAAAAAAAAAAf/+AAhzZWNyZXT/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hn"
        + "Pk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAgD"
        + "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAA"
        + "AAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=");

    private static void Chunk(MemoryStream file, string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Gongkai.Documents.Checksum.Of(body));
        file.Write(number);
    }
}
