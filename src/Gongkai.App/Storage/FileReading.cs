using System.Security.Cryptography;

namespace Gongkai.Storage;

/// <summary>
/// The content of a stored file, opened piece by piece; nothing is given out that was not proved, and the whole is held against its hash at the end.
/// </summary>
internal sealed class FileReading(string hash, long size, Stream disk, FileCipher cipher) : Stream
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] box = new byte[FileCipher.Piece + FileCipher.TagSize];
    private readonly byte[] plain = new byte[FileCipher.Piece];
    private int from;
    private int until;
    private long opened;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => opened - (until - from);
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (from == until && !ended) Accept(disk.ReadAtLeast(box, box.Length, throwOnEndOfStream: false));
        return Give(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (from == until && !ended) Accept(await disk.ReadAtLeastAsync(box, box.Length, throwOnEndOfStream: false, cancellationToken));
        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            disk.Dispose();
            cipher.Dispose();
            whole.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Accept(int read)
    {
        if (read < FileCipher.TagSize) throw new DamagedFileException(hash);
        (from, until) = (0, read - FileCipher.TagSize);
        opened += until;
        ended = opened >= size;
        try
        {
            cipher.Open(box.AsSpan(0, read), plain, ended);
        }
        catch (CryptographicException wrong)
        {
            throw new DamagedFileException(hash, wrong);
        }
        whole.AppendData(plain, 0, until);
        if (ended && (opened != size || Convert.ToHexStringLower(whole.GetHashAndReset()) != hash)) throw new DamagedFileException(hash);
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, until - from);
        plain.AsSpan(from, count).CopyTo(buffer);
        from += count;
        return count;
    }
}
