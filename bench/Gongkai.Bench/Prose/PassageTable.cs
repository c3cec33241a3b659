using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Bench.Prose;

/// <summary>What was measured, as Markdown.</summary>
internal static class PassageTable
{
    /// <summary>A row for each kind, and one for all.</summary>
    public static string Of(ImmutableArray<PassageTrial> trials) =>
        $"{Head("kind")}{string.Concat(trials.GroupBy(trial => trial.Passage.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => Row(kind.Key, [.. kind])))}{Row("all", trials)}";

    /// <summary>The head of such a table.</summary>
    public static string Head(string first) =>
        $"| {first} | pairs | false ones found | recall | true ones | accused: error | warning | hint |\n|---|---:|---:|---:|---:|---:|---:|---:|\n";

    /// <summary>One row.</summary>
    public static string Row(string name, ImmutableArray<PassageTrial> trials)
    {
        var pairs = trials.Count(trial => trial.Found is not null);
        var found = trials.Count(trial => trial.Found == true);
        return $"| {name} | {pairs} | {found} | {(pairs == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Recall(trials):0.0} %"))} "
            + $"| {trials.Length} | {Accused(trials, Severity.Error)} | {Accused(trials, Severity.Warning)} | {Accused(trials, Severity.Hint)} |\n";
    }

    /// <summary>How many of the false ones are found, in per cent.</summary>
    public static decimal Recall(ImmutableArray<PassageTrial> trials) =>
        trials.Count(trial => trial.Found is not null) is > 0 and var pairs ? 100m * trials.Count(trial => trial.Found == true) / pairs : 100;

    /// <summary>How many of the true ones are accused of that and nothing graver.</summary>
    public static int Accused(ImmutableArray<PassageTrial> trials, Severity severity) => trials.Count(trial => trial.Gravest == severity);

    /// <summary>The false ones missed and the true ones accused of an error or a warning.</summary>
    public static string Faults(ImmutableArray<PassageTrial> trials) =>
        string.Concat(trials.Select(trial => $"{Missed(trial)}{Accusation(trial)}"));

    private static string Missed(PassageTrial trial) =>
        trial.Found != false
            ? ""
            : $"- missed {trial.Passage.Id} ({trial.Passage.Kind}): {trial.Passage.False}  "
                + $"← {trial.Passage.Wrong}{(trial.Told.IsEmpty ? "" : "  (found in one shape only)")}\n";

    private static string Accusation(PassageTrial trial) =>
        trial.Gravest is not (Severity.Error or Severity.Warning)
            ? ""
            : $"- accused {trial.Passage.Id} ({trial.Passage.Kind}): {trial.Passage.True}  "
                + $"← {string.Join("; ", trial.Accused.Where(finding => finding.Severity != Severity.Hint).Select(finding => $"{finding.Severity} {finding.Code} {Message.Of(finding)}"))}\n";
}
