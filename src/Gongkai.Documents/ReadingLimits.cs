namespace Gongkai.Documents;

/// <summary>What one file may cost at most; past it the file is refused with a finding (RD05, RD10), never half read.</summary>
public sealed record ReadingLimits
{
    /// <summary>The limits used unless others are given.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of everything unpacked from a container (DOCX, XLSX, OFD, one archive member).</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Members of an archive.</summary>
    public int Members { get; init; } = 20_000;

    /// <summary>Cells and paragraphs of one document.</summary>
    public int Blocks { get; init; } = 200_000;

    /// <summary>Time for one file that LibreOffice must convert first (old Word, WPS, RTF, ODT), waiting and reading included.</summary>
    public TimeSpan ConversionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for one file of any other kind.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);
}
