using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Websites;

/// <summary>报表数字: what the form says in a row, and what the registers say of it.</summary>
/// <param name="Code">Which row.</param>
/// <param name="Value">What the form says; null where nobody knows, which is not zero.</param>
/// <param name="Register">What the registers say; null where they say nothing of it.</param>
/// <param name="IsDeclared">Whether somebody declared it; else it is the registers' own.</param>
public sealed record WebsiteFormFigure(string Code, string? Value, string? Register, bool IsDeclared);

/// <summary>What the checks of a form look at beside its figures.</summary>
public sealed record WebsiteFormCompany
{
    /// <summary>What last year's form of the site says, by rows; null where there is none.</summary>
    public ImmutableDictionary<string, string>? Before { get; init; }

    /// <summary>The text of the agency's public annual report on the same year; null where there is none.</summary>
    public string? Report { get; init; }
}

/// <summary>报表检查: what must hold of a yearly form.</summary>
public static class WebsiteFormCheck
{
    private const decimal Leap = 10;
    private const decimal LeapFrom = 100;

    /// <summary>Everything that is wrong or odd, in the order of the form; what is not known is told once, as missing, and by no other rule.</summary>
    public static IEnumerable<Finding> Of(WebsiteFormEdition edition, ImmutableArray<WebsiteFormFigure> figures, WebsiteFormCompany company)
    {
        var values = figures.ToDictionary(figure => figure.Code);
        decimal? Number(string code) => edition.Row(code) is { } row ? row.Number(values.GetValueOrDefault(code)?.Value) : null;
        foreach (var row in edition.Printed)
            if (row.IsRequired && values.GetValueOrDefault(row.Code)?.Value is null) yield return At(row, new("WF04", Severity.Error));
        foreach (var rule in edition.Rules)
        {
            var (left, right) = (rule.Left.Select(Number).ToList(), rule.Right.Select(Number).ToList());
            if (left.Contains(null) || right.Contains(null)) continue;
            var (one, other) = (left.Sum()!.Value, right.Sum()!.Value);
            if (rule.IsEqual ? one == other : one <= other) continue;
            yield return new("WF05", Severity.Error)
            {
                Cells = [.. rule.Left, .. rule.Right],
                Variant = rule.IsEqual ? "equal" : "most",
                Values = [("left", Names(rule.Left)), ("one", one), ("right", Names(rule.Right)), ("other", other)],
            };
        }
        foreach (var row in edition.Printed.Where(row => row.Kind is WebsiteRowKind.Count or WebsiteRowKind.Number))
        {
            if (Number(row.Code) is not { } now) continue;
            if (company.Before is { } told && told.TryGetValue(row.Code, out var text) && row.Number(text) is { } before)
            {
                if (row.Grows && now < before) yield return At(row, new("WF06", Severity.Warning) { Variant = "less" }, ("now", now), ("before", before));
                else if (before > 0 && now == 0) yield return At(row, new("WF06", Severity.Warning) { Variant = "none" }, ("before", before));
                else if (now >= LeapFrom && now > before * Leap)
                    yield return At(row, new("WF06", Severity.Hint) { Variant = "leap" }, ("now", now), ("before", before));
            }
            if (company.Report is { } report && InReport(report, row) is { Length: > 0 } stated && !stated.Contains(now))
                yield return At(row, new("WF07", Severity.Warning), ("now", now), ("stated", string.Join("、", stated.Select(Plain))));
        }
        foreach (var figure in figures.Where(figure => figure is { IsDeclared: true, Register: not null } && figure.Register != figure.Value))
            if (edition.Row(figure.Code) is { IsPrinted: true } row)
                yield return At(row, new("WF08", Severity.Warning), ("declared", figure.Value ?? "（不填）"), ("register", figure.Register!));

        string Names(ImmutableArray<string> codes) => string.Join("＋", codes.Select(code => edition.Row(code)?.Name ?? code));
    }

    /// <summary>Rows whose approved figure is no longer what the registers say (WF09).</summary>
    public static IEnumerable<Finding> Moved(WebsiteFormEdition edition, ImmutableArray<WebsiteFormFigure> approved, ImmutableArray<WebsiteFormFigure> now)
    {
        var later = now.ToDictionary(figure => figure.Code);
        foreach (var figure in approved)
            if (edition.Row(figure.Code) is { IsPrinted: true } row && later.TryGetValue(figure.Code, out var moved) && moved.Register != figure.Register)
                yield return At(row, new("WF09", Severity.Warning), ("approved", figure.Register ?? "（没有）"), ("now", moved.Register ?? "（没有）"));
    }

    /// <summary>The hash by which it is known that figures are those that somebody looked at, in lower-case hexadecimal.</summary>
    public static string HashOf(ImmutableArray<WebsiteFormFigure> figures) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', figures.OrderBy(figure => figure.Code, StringComparer.Ordinal)
            .Select(figure => $"{figure.Code}\t{Text(figure.Value)}\t{Text(figure.Register)}\t{(figure.IsDeclared ? 1 : 0)}")))));

    // What is not known is no empty text.
    private static string Text(string? value) => value is null ? "-" : $"={value.ReplaceLineEndings(" ")}";

    // What the report states of a row: 政务动态信息更新量 735 条. What stands in between is no sign of a sentence's end and no other number.
    private static ImmutableArray<decimal> InReport(string report, WebsiteFormRow row) =>
    [
        .. from word in row.InReport
           from Match match in Regex.Matches(report, Regex.Escape(word) + @"[^0-9。；;，,、\n]{0,12}?(?<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:条|次|个|篇|件|期)")
           select decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
           into stated
           group stated by stated into same
           select same.Key,
    ];

    private static Finding At(WebsiteFormRow row, Finding finding, params ImmutableArray<(string, object)> values) =>
        finding with { Cells = [row.Code], Values = [("row", row.Name), .. values] };

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
