using System.Buffers;
using System.Text;
using System.Text.Json;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Showing;

/// <summary>JSON as text: indented, Chinese characters as they are.</summary>
public static class Json
{
    /// <summary>What the writer writes, as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, ReportJson.Options)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
