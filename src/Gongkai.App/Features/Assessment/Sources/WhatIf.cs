using System.Collections.Immutable;
using Gongkai.Assessment;

namespace Gongkai.Features.Assessment;

/// <summary>One agency under two systems.</summary>
/// <param name="Line">Its assessment of the year before.</param>
/// <param name="Before">As it was scored then.</param>
/// <param name="After">The same year under the other system.</param>
public sealed record Compared(AssessmentLine Line, ScoreSheet Before, ScoreSheet After);

/// <summary>试算: what the data of one year give under another year's rules. Nothing of it is kept.</summary>
public sealed class WhatIf(Assessments assessments, IndicatorSystems systems, AssessmentSources sources)
{
    /// <summary>All agencies that an authority assessed in the year before the system's.</summary>
    public async Task<ImmutableArray<Compared>> OfAsync(AgencyId authority, IndicatorSystem other, CancellationToken ct)
    {
        var compared = ImmutableArray.CreateBuilder<Compared>();
        foreach (var line in await assessments.OfYearAsync(authority, other.Year - 1, ct))
            if (await systems.ReadAsync(line.System, line.SystemVersion, ct) is { } then && await assessments.FindAsync(line.Id, ct) is var (_, assessment))
                compared.Add(new(line, assessment.SheetBy(then), Scoring.Of(other, await FactsAsync(line, then, assessment.FactsBy(then), other, ct))));
        return compared.ToImmutable();
    }

    // What was established then goes before what registers say now: by the same source, else by the same indicator under the same sort of rule.
    private async Task<IReadOnlyDictionary<string, IndicatorFacts>> FactsAsync(AssessmentLine line, IndicatorSystem then,
        IReadOnlyDictionary<string, IndicatorFacts> known, IndicatorSystem other, CancellationToken ct)
    {
        var facts = new Dictionary<string, IndicatorFacts>();
        foreach (var leaf in other.Leaves)
            if (then.Leaves.FirstOrDefault(one => leaf.Source is { } source ? one.Source == source : one.Name == leaf.Name && one.Rule == leaf.Rule) is { } same
                && known.GetValueOrDefault(same.Code) is { } found && found.Tells(leaf.Rule!.Value))
                // A reviewer's points stand in the scale of their time.
                facts[leaf.Code] = found.Points is { } points && same.Weight > 0 ? found with { Points = points * leaf.Weight / same.Weight } : found;
        foreach (var (code, found) in await sources.CollectAsync(line.Agency, line.Year, other.Leaves.Where(leaf => !facts.ContainsKey(leaf.Code)), ct))
            facts[code] = found;
        return facts;
    }
}
