using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Bench.Scanning;

/// <summary>How well the scanners find what was planted, and how often they keep back what is clean.</summary>
public static class ScannerTable
{
    private static readonly ScanSurroundings Around = new(new(2026, 11, 30))
    {
        Agencies = [.. Bureau.Agencies],
        Closed = new([new("关于全区成品油市场专项整治内部工作方案的通知", "青商密〔2025〕17号", "")]),
    };

    /// <summary>Measures and tells it as Markdown.</summary>
    /// <param name="seed">Where the numbers begin; another seed is another corpus, with other invented names.</param>
    /// <param name="each">How many pages of each kind, and as many twins.</param>
    /// <param name="clean">How many pages in which nothing was planted.</param>
    public static string Measure(int seed, int each, int clean)
    {
        var told = new StringBuilder($"Seed {seed}, {each} pages of each kind and {each} twins.\n\n"
            + "| code | what was planted | found | told gravely enough | twin kept back |\n|---|---|---:|---:|---:|\n");
        var missed = new List<string>();
        var (found, planted) = (0, 0);
        foreach (var planting in Planting.All)
        {
            var (met, grave, blocked) = (0, 0, 0);
            for (var n = 0; n < each; n++)
            {
                var trial = Try(planting, seed, n);
                if (trial.IsFound) met++;
                else if (missed.Count < 60) missed.Add($"{planting.Code} {planting.Name} #{n}");
                if (trial.IsGrave) grave++;
                if (trial.Blocked is not { } error) continue;
                blocked++;
                if (missed.Count < 60) missed.Add($"twin of {planting.Code} {planting.Name} #{n}: {Told(error)}");
            }
            (found, planted) = (found + met, planted + each);
            told.Append(CultureInfo.InvariantCulture,
                $"| {planting.Code} | {planting.Name} | {Percent(met, each)} | {Percent(grave, each)} | {Percent(blocked, each)} |\n");
        }
        var kept = 0;
        for (var n = 0; n < clean; n++)
        {
            if (Clean(seed, n) is not { } error) continue;
            kept++;
            if (missed.Count < 60) missed.Add($"clean #{n}: {Told(error)}");
        }
        told.Append(CultureInfo.InvariantCulture, $"\nFound {Percent(found, planted)} of {planted:N0}. ")
            .Append(CultureInfo.InvariantCulture, $"Of {clean:N0} pages in which nothing was planted {kept} were kept back ({Percent(kept, clean)}).\n");
        if (missed.Count > 0) told.Append("\nMissed, or kept back without need:\n\n").AppendJoin('\n', missed.Select(line => $"- {line}")).Append('\n');
        return told.ToString();
    }

    /// <summary>One page with something planted, and its twin.</summary>
    /// <returns>Whether it was found, whether as gravely as it is, and what keeps back the twin.</returns>
    public static (bool IsFound, bool IsGrave, Finding? Blocked) Try(Planting planting, int seed, int n)
    {
        var findings = Scan(Page(seed, planting.Name, n));
        // A hijacked page that is kept back for another of its signs is kept back.
        var isGrave = findings.Any(finding => finding.Severity >= planting.Severity
            && (finding.Code == planting.Code || planting.Severity == Severity.Error));
        var random = new Random(HashCode(seed, planting.Name + "=", n));
        return (findings.Any(finding => finding.Code == planting.Code), isGrave,
            Scan(planting.Twin(random, Bureau.Page(random)).ToHtml()).FirstOrDefault(finding => finding.Severity == Severity.Error));
    }

    /// <summary>What keeps back a page in which nothing was planted; null where nothing does.</summary>
    public static Finding? Clean(int seed, int n) =>
        Scan(Bureau.Page(new(HashCode(seed, "clean", n)), n % Bureau.Count).ToHtml()).FirstOrDefault(finding => finding.Severity == Severity.Error);

    /// <summary>One page of the corpus, to look at.</summary>
    public static string Page(int seed, string name, int n)
    {
        var random = new Random(HashCode(seed, name, n));
        return Planting.All.First(planting => planting.Name == name).Plant(random, Bureau.Page(random)).ToHtml();
    }

    private static ImmutableArray<Finding> Scan(string html) =>
        Scanner.Scan(ScannedFile.OfHtml("page.html", html, new("https://www.qingling.gov.cn/zfxxgk/1.html"), ReadingLimits.Default), Around);

    private static string Told(Finding finding) => $"{finding.Code} {string.Join(' ', finding.Values.Select(value => value.Value))}";

    // The same on every machine.
    private static int HashCode(int seed, string name, int n)
    {
        var hash = unchecked((uint)seed * 2654435761u);
        foreach (var sign in name) hash = unchecked((hash ^ sign) * 16777619u);
        return (int)(unchecked(hash * 31u + (uint)n * 40503u) & 0x7FFFFFFF);
    }

    private static string Percent(int part, int whole) => whole == 0 ? "—" : $"{(100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture)} %";
}
