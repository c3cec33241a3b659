using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Isolation;

/// <summary>How an answer ends.</summary>
internal enum AnswerKind : byte
{
    /// <summary>The result follows as JSON.</summary>
    Done,

    /// <summary>The finding follows that says why there is none.</summary>
    Refused,
}

/// <summary>
/// What goes through the pipes. To the reader: the length of a head, the head as JSON, the bytes of the files one after the other. Back:
/// one byte that says how it ended,
/// one that says whether the reader stays, the length of the JSON, the JSON.
/// </summary>
internal static class ReaderFrames
{
    // The reader is not believed more than the file that it reads.
    private const int MostAnswer = 64 << 20;

    private sealed record Head(string Kind, int Seconds, ReadOnlyMemory<byte> Wish, ImmutableArray<FileHead> Files);

    private sealed record FileHead(string Name, long Length);

    private sealed record Refusal(string Code, string? Variant, ImmutableArray<KeyValuePair<string, JsonElement>> Values);

    public static async Task WriteAsync(Stream to, Job job, int seconds, CancellationToken ct)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new Head(job.Kind, seconds, job.Wish, [.. job.Files.Select(file => new FileHead(file.Name, file.Length))]));
        await to.WriteAsync(Length(head.Length), ct);
        await to.WriteAsync(head, ct);
        foreach (var file in job.Files)
        {
            await using var content = file.Open();
            await content.CopyToAsync(to, ct);
        }
        await to.FlushAsync(ct);
    }

    /// <summary>The next job; null when the one who gives them is gone.</summary>
    public static JobAtHand? Read(Stream from)
    {
        var length = new byte[4];
        if (from.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4) return null;
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        from.ReadExactly(bytes);
        var head = JsonSerializer.Deserialize<Head>(bytes)!;
        var files = ImmutableArray.CreateBuilder<(string, ReadOnlyMemory<byte>)>();
        foreach (var file in head.Files)
        {
            var content = GC.AllocateUninitializedArray<byte>(checked((int)file.Length));
            from.ReadExactly(content);
            files.Add((file.Name, content));
        }
        return new(head.Kind, TimeSpan.FromSeconds(head.Seconds), head.Wish, files.ToImmutable());
    }

    public static void Answer(Stream to, ReadOnlySpan<byte> result, bool stays) => Answer(to, AnswerKind.Done, stays, result);

    public static void Answer(Stream to, Finding refused, bool stays) => Answer(to, AnswerKind.Refused, stays, JsonSerializer.SerializeToUtf8Bytes(
        new Refusal(refused.Code, refused.Variant,
            [.. refused.Values.Select(value => KeyValuePair.Create(value.Name, JsonSerializer.SerializeToElement(value.Value)))])));

    /// <summary>The answer; refuses with what the reader refused with. The end of the pipe is an <see cref="EndOfStreamException"/>.</summary>
    public static async Task<(byte[] Result, Finding? Refused, bool Stays)> AnswerAsync(Stream from, CancellationToken ct)
    {
        var start = new byte[6];
        await from.ReadExactlyAsync(start, ct);
        var length = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(2));
        if (length is < 0 or > MostAnswer) throw new InvalidDataException("an answer too long");
        var json = GC.AllocateUninitializedArray<byte>(length);
        await from.ReadExactlyAsync(json, ct);
        return start[0] == (byte)AnswerKind.Done ? (json, null, start[1] != 0) : ([], Told(json), start[1] != 0);
    }

    private static Finding Told(byte[] json)
    {
        var refusal = JsonSerializer.Deserialize<Refusal>(json)!;
        return new(refusal.Code, Severity.Error)
        {
            Variant = refusal.Variant,
            Values = [.. refusal.Values.Select(value =>
                (value.Key, value.Value.ValueKind == JsonValueKind.Number ? (object)value.Value.GetInt64() : value.Value.ToString()))],
        };
    }

    private static void Answer(Stream to, AnswerKind kind, bool stays, ReadOnlySpan<byte> json)
    {
        to.Write([(byte)kind, stays ? (byte)1 : (byte)0]);
        to.Write(Length(json.Length));
        to.Write(json);
        to.Flush();
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        return bytes;
    }
}
