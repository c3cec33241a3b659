using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>表三、表四 of one year as the agency's register of cases has them: what a typed report is held against.</summary>
/// <param name="Year">The year counted.</param>
/// <param name="Cells">The number of cases behind each cell, by cell id.</param>
public sealed record RegisterFigures(int Year, ImmutableDictionary<string, long> Cells);
