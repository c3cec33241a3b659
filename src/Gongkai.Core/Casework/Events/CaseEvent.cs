using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>What happened in one case.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record CaseEvent(DateOnly On) : MatterEvent(On);
