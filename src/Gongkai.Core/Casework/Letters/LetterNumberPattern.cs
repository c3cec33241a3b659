using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>发文字号 of letters (after GB/T 9704—2012): 云商公开复〔2026〕7号.</summary>
public sealed partial class LetterNumberPattern
{
    private const string CodeWord = "{机关代字}", ClassWord = "{类字}", Year = "{年份}", Sequence = "{序号}";

    private LetterNumberPattern(string text) => Text = text;

    /// <summary>The pattern where the agency has chosen none.</summary>
    public static LetterNumberPattern Default { get; } = new("{机关代字}{类字}〔{年份}〕{序号}号");

    /// <summary>As an administrator types it.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern; CW61 tells every fault of it.</summary>
    public static (LetterNumberPattern? Pattern, ImmutableArray<Finding> Faults) Read(string text)
    {
        text = text.Trim();
        var faults = ImmutableArray.CreateBuilder<Finding>();
        foreach (Match name in Braced().Matches(text))
            if (name.Value is not (CodeWord or ClassWord or Year or Sequence)) faults.Add(Fault(text, "unknown", name.Value));
        foreach (var part in (string[])[Year, Sequence])
            if (Count(text, part) != 1) faults.Add(Fault(text, "once", part));
        foreach (var part in (string[])[CodeWord, ClassWord])
            if (Count(text, part) > 1) faults.Add(Fault(text, "twice", part));
        // 年份用四位数，括在六角括号中，不加“第”字，序号不编虚位。
        if (!text.Contains($"〔{Year}〕", StringComparison.Ordinal)) faults.Add(Fault(text, "brackets", "〔〕"));
        if (!text.EndsWith($"{Sequence}号", StringComparison.Ordinal) || text.Contains($"第{Sequence}", StringComparison.Ordinal))
            faults.Add(Fault(text, "ending", $"{Sequence}号"));
        return faults.Count > 0 ? (null, faults.ToImmutable()) : (new(text), []);
    }

    /// <summary>The number of a letter.</summary>
    public string Number(string codeWord, string classWord, int year, long sequence) =>
        Text.Replace(CodeWord, codeWord, StringComparison.Ordinal).Replace(ClassWord, classWord, StringComparison.Ordinal)
            .Replace(Year, year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(Sequence, sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>
    /// The series that gives out the running numbers: one for each 类字 and year, or one for the year where the pattern does not tell letters apart.
    /// </summary>
    public string Series(string classWord, int year) =>
        Text.Contains(ClassWord, StringComparison.Ordinal) ? $"letter/{classWord}/{year}" : $"letter/{year}";

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Finding Fault(string text, string variant, string part) =>
        new("CW61", Severity.Error) { Variant = variant, Values = [("pattern", text), ("part", part)] };

    [GeneratedRegex("\\{[^{}]*\\}?")]
    private static partial Regex Braced();
}
