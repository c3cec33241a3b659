using System.Collections.Immutable;

namespace Gongkai.Features.Casework;

/// <summary>What became of a line.</summary>
public enum ImportResult
{
    /// <summary>已导入</summary>
    Imported,

    /// <summary>以前导入过，没有再导入</summary>
    Known,

    /// <summary>不予导入</summary>
    Refused,
}

/// <summary>A line of the report: the row of the sheet, the case's number, what became of it and why. Nothing personal.</summary>
public sealed record ImportLine(int Row, string Number, ImportResult Result, ImmutableArray<string> Reasons);

/// <summary>The report of one import.</summary>
public sealed record ImportReport(Guid Id, AgencyId Agency, DateTimeOffset MadeAt, ImmutableArray<ImportLine> Lines)
{
    /// <summary>Whether nothing was imported: the report says what an import would do.</summary>
    public bool IsTrial { get; init; }

    /// <summary>How many lines came out so.</summary>
    public int Count(ImportResult result) => Lines.Count(line => line.Result == result);
}
