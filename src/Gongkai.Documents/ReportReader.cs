namespace Gongkai.Documents;

/// <summary>Reads one file's bytes into a report: type by content, then the format's reader, then recognition.</summary>
public static class ReportReader
{
    /// <summary>Reads a file that is not an archive.</summary>
    /// <param name="file">The name that findings and results carry.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="limits">What it may cost.</param>
    public static ReportReading Read(string file, ReadOnlyMemory<byte> content, ReadingLimits limits) =>
        new(file, null, null, []);
}
