using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Publishing.Scanning.Rules;

namespace Gongkai.Publishing.Scanning;

/// <summary>发布检查: every rule that items, pages and files are looked at by before they are published.</summary>
public static class Scanner
{
    /// <summary>All rules, in the order of their codes.</summary>
    public static ImmutableArray<ScanRule> All { get; } =
    [
        new IdentityNumbers(), new MobileNumbers(), new BankAccounts(), new HomeAddresses(), new PlantedWords(), new ForeignAgencies(), new HiddenParts(),
        new TurnedText(), new ForeignLinks(), new ReplacedWords(), new LookAlikeCharacters(), new WrongTerms(), new UnfilledPlaces(), new ClosedMentions(),
        new BrokenLinks(), new NoAlternatives(), new PicturedTables(),
    ];

    /// <summary>Everything found, in the order of the page, with what was found while it was taken apart.</summary>
    public static ImmutableArray<Finding> Scan(ScannedPage page, ScanSurroundings around) =>
        [.. page.Findings, .. All.SelectMany(rule => rule.Check(page, around)).OrderBy(finding => finding.Words?.Passage ?? int.MaxValue)
            .ThenBy(finding => finding.Words?.Start ?? 0).ThenBy(finding => finding.Code, StringComparer.Ordinal)];
}
