namespace Gongkai.Features.Overview;

/// <summary>The numbers of one agency, as a page shows them.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Told">The numbers.</param>
/// <param name="AddressOf">Where one opens; null for nowhere.</param>
public sealed record OverviewNumbers(AgencyId Agency, OverviewTold Told, Func<OverviewSubject, string?> AddressOf);
