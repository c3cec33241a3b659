using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.ItemStage;

namespace Gongkai.Publishing;

/// <summary>What the scanners found in a content.</summary>
/// <param name="Content">Its hash.</param>
/// <param name="Findings">Everything that its words say.</param>
/// <param name="Files">What its attachments say, where something was found.</param>
public sealed record ItemScan(string Content, ImmutableArray<Finding> Findings, ImmutableArray<FileScan> Files)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Findings.IsEmpty && Files.IsEmpty;

    /// <summary>The codes of the errors, each once.</summary>
    public ImmutableArray<string> Errors =>
    [
        .. Findings.Concat(Files.SelectMany(file => file.Findings)).Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The codes of the errors for which nobody has answered: what was said of another content or another code counts for nothing.</summary>
    public ImmutableArray<string> Unsettled(ScanOverridden? settled) =>
        settled?.Content == Content ? [.. Errors.Except(settled.Codes)] : Errors;
}

/// <summary>What the scanners found in an attachment.</summary>
/// <param name="Name">Its name, as the public reads it.</param>
/// <param name="Findings">Everything.</param>
public sealed record FileScan(string Name, ImmutableArray<Finding> Findings);

/// <summary>放行: errors of the scan are none, or are to be public; somebody answers for it.</summary>
/// <param name="On">The day.</param>
/// <param name="Content">The hash of the content for which it holds; it holds for no other.</param>
/// <param name="Codes">The codes for which it holds.</param>
/// <param name="Reason">The reason.</param>
/// <param name="By">Who answers for it.</param>
public sealed record ScanOverridden(DateOnly On, string Content, ImmutableArray<string> Codes, PrivateRef Reason, PersonId By) : ItemEvent(On);

internal sealed class OverrideScan() : ItemStep<ScanOverridden>("override-scan")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("放行检查发现的错误", [.. InReview, Approved, Scheduled, Published], null, [Role.OfficeHead, Role.LeaderInCharge]);

    public override bool IsOffered(PublicItem matter, ItemSituation situation) =>
        situation.Scan is { } scan && !scan.Unsettled(matter.Overridden).IsEmpty && (situation.Actor.Person is not { } who || !matter.Writers.Contains(who));

    protected override PublicItem Apply(PublicItem item, ScanOverridden e) => item with { Overridden = e };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ScanOverridden e, ItemSituation situation)
    {
        if (e.Content != item.Content) yield return Fault("PU05", "other");
        // Whoever wrote it does not answer for himself.
        if (item.Writers.Contains(e.By)) yield return Fault("PB21", "own");
        if (situation.Scan is not { } scan || scan.Unsettled(item.Overridden).IsEmpty) yield return Fault("PB21", "none");
        else if (!scan.Errors.All(e.Codes.Contains)) yield return Fault("PB21", "changed");
    }

    protected override Sentence Told(ScanOverridden e) => $"{e.By}放行检查发现的错误（{string.Join('、', e.Codes)}）：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ScanOverridden e) => null;
}
