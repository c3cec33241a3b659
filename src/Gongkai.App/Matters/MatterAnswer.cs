using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Matters;

/// <summary>A step that was tried: the matter after it, or why not, or what others did in the meantime.</summary>
/// <param name="Matter">The matter as it stands now.</param>
/// <param name="Refusals">Why the step was not taken; empty when it was.</param>
/// <param name="Meanwhile">What was written since the one who tried looked; then nothing was taken.</param>
public sealed record MatterAnswer<TMatter, TEvent>(TMatter Matter, ImmutableArray<Refusal> Refusals,
    ImmutableArray<TEvent> Meanwhile) where TEvent : MatterEvent
{
    public bool IsTaken => Refusals.IsEmpty && Meanwhile.IsEmpty;
}
