using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>placeholder</summary>
public static class EntryFields
{
    public static bool MayCorrect(CaseEvent happened) => happened is not (FactCorrected or CaseRegistered);
}
