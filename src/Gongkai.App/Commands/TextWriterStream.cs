using System.Text;

namespace Gongkai.Commands;

/// <summary>Lets what writes UTF-8 bytes write to a text writer, so that long output never lies in memory whole.</summary>
internal sealed class TextWriterStream(TextWriter to) : Stream
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] characters = new char[4096];

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            decoder.Convert(buffer, characters, flush: false, out var used, out var made, out _);
            to.Write(characters.AsSpan(0, made));
            buffer = buffer[used..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
