using System.Collections.Immutable;
using System.Data.Common;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>What an authority has collected of its subordinates' reports, as the area that collects them tells it.</summary>
public interface IMemberReports
{
    /// <summary>What is collected of a year; null where the agency collects nothing of it.</summary>
    Task<MembersOfYear?> CollectedAsync(DbConnection connection, DbTransaction? transaction, AgencyId authority, int year);

    /// <summary>Some versions as they were filed.</summary>
    Task<ImmutableArray<MemberFigures>> OfAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId authority, int year, ImmutableArray<MemberReport> members);

    /// <summary>Where the authority opens a subordinate's report.</summary>
    string AddressOf(FilingId filing);
}
