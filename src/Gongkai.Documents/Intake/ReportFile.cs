namespace Gongkai.Documents;

/// <summary>A file or archive member that may hold a report; its content is not read before it is asked for.</summary>
public sealed class ReportFile
{
    private readonly Func<ReadingLimits, ReadOnlyMemory<byte>> load;

    internal ReportFile(string name, Func<ReadingLimits, ReadOnlyMemory<byte>> load) => (Name, this.load) = (name, load);

    /// <summary>The path as given, or <c>archive.zip/member.docx</c>.</summary>
    public string Name { get; }

    /// <summary>Its content as it is.</summary>
    /// <exception cref="FileRefusedException">It is larger than the limits allow, or cannot be unpacked.</exception>
    /// <exception cref="IOException">It cannot be read from the disk.</exception>
    internal ReadOnlyMemory<byte> Load(ReadingLimits limits) => load(limits);

    /// <summary>Loads and reads it; what is wrong with the file is a finding, never an exception.</summary>
    public ReportReading Read(ReadingLimits limits)
    {
        try
        {
            return ReportReader.Read(Name, load(limits), limits);
        }
        catch (FileRefusedException refused)
        {
            return new(Name, null, null, [refused.Finding]);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            return new(Name, null, null, [FileFault.Unopened(Path.GetFileName(Name))]);
        }
    }

    /// <summary>A file on disk.</summary>
    internal static ReportFile OnDisk(string path) => new(path, limits =>
    {
        using var stream = File.OpenRead(path);
        return Bounded.Read(stream, limits.FileBytes);
    });

    /// <summary>A file that came some other way than from the disk.</summary>
    public static ReportFile InMemory(string name, ReadOnlyMemory<byte> content) =>
        new(name, limits =>
            content.Length <= limits.FileBytes ? content : throw new FileRefusedException(FileFault.TooLarge(content.Length, limits.FileBytes)));

    /// <summary>A file that is refused whenever it is read.</summary>
    internal static ReportFile Refused(string name, Diagnostics.Finding finding) => new(name, _ => throw new FileRefusedException(finding));
}

/// <summary>Reads streams that may be longer than they say.</summary>
internal static class Bounded
{
    /// <summary>The content; refuses with RD05 what is longer than the limit.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, long limit)
    {
        if (stream.CanSeek && stream.Length > limit) throw new FileRefusedException(FileFault.TooLarge(stream.Length, limit));
        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (content.Length + read > limit) throw new FileRefusedException(FileFault.TooLarge(content.Length + read, limit));
            content.Write(buffer, 0, read);
        }
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
