using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>A matter that has changed, for those who keep a projection of it: they write in the same transaction.</summary>
/// <param name="Transaction">Within what.</param>
/// <param name="Agency">Whose matter.</param>
/// <param name="Matter">The matter as it stands now.</param>
/// <param name="Situation">The day and the agency's calendar.</param>
public sealed record MatterChange<TMatter, TSituation>(JournalTransaction Transaction, AgencyId Agency, TMatter Matter, TSituation Situation);
