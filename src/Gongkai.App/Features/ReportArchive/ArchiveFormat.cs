using System.Collections.Immutable;

namespace Gongkai.Features.ReportArchive;

/// <summary>A format in which the figures of all reports are given.</summary>
/// <param name="Name">As files end.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Options">How the engine that counts writes it.</param>
/// <param name="Figure">How it writes a number.</param>
public sealed record ArchiveFormat(string Name, string MediaType, string Options, string Figure)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ArchiveFormat> All { get; } =
    [
        new("csv", "text/csv; charset=utf-8", "csv, header", "rtrim(rtrim(cast(数 as varchar), '0'), '.')"),
        new("json", "application/json; charset=utf-8", "json, array true", "cast(数 as double)"),
        new("parquet", "application/vnd.apache.parquet", "parquet, compression zstd", "数"),
    ];

    /// <summary>The one of that name; null where there is none.</summary>
    public static ArchiveFormat? Find(string? name) => All.FirstOrDefault(format => format.Name == name);
}

/// <summary>The files of a dataset, as pages list them.</summary>
/// <param name="Years">The years of which there are reports.</param>
/// <param name="Address">Where the file of a format and a year is; of all years where none is named.</param>
public sealed record ArchiveFiles(ImmutableArray<long> Years, Func<string, int?, string> Address);
