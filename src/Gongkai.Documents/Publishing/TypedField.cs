using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Publishing;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>The value of a field as people type it into a list, as the field takes it.</summary>
public static partial class TypedField
{
    /// <summary>What was typed, as the field takes it (nothing where a mark says so),
    /// and whether that is just what stands there; null where it cannot be understood.</summary>
    /// <param name="field">The field.</param>
    /// <param name="heading">The heading above, which may name another unit than the label: 总额（万元）.</param>
    /// <param name="typed">What stands in the cell.</param>
    public static (string Value, bool IsSure)? Read(ItemField field, string heading, string typed)
    {
        var text = typed.Trim();
        if (field.Type is not (FieldType.Text or FieldType.Words) && ParticularNames.IsNothing(text) && !field.Choices.Contains(text)) return ("", true);
        var value = field.Type switch
        {
            FieldType.Text => VisibleText.OnOneLine(text).Trim(),
            FieldType.Day => WrittenDate.TryRead(text, out var day) && day is { } known ? ParticularNames.Iso(known) : null,
            FieldType.Moment => Moment(text),
            FieldType.Number => Number(text) is { } number && number == decimal.Truncate(number) && number is >= 0 and < long.MaxValue
                ? number.ToString("0", CultureInfo.InvariantCulture) : null,
            FieldType.Money => Money(text, UnitOf(heading)),
            FieldType.Choice => Choice(field, text),
            _ => text.ReplaceLineEndings("\n"),
        };
        return value is null ? null : (value, field.Type != FieldType.Choice || ChineseText.Key(value) == ChineseText.Key(text));
    }

    /// <summary>A 文号 in the brackets of the standard; what was typed where it is none.</summary>
    public static string NumberOf(string typed) => DocumentNumber.Of(typed) ?? typed;

    // 2026-03-02 09:30, 2026年3月2日9时30分, 2026/3/2 下午2:05; a day without an hour is not a moment, and none is made up.
    private static string? Moment(string text)
    {
        if (MomentForm().Match(Spaces().Replace(ChineseText.Fold(text), "$1")) is not { Success: true } match) return null;
        if (!WrittenDate.TryRead(match.Groups["day"].Value, out var day) || day is not { } known) return null;
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["half"].Value == "上午" && hour > 11) return null;
        if (match.Groups["half"].Value is "下午" or "晚上" && hour < 12) hour += 12;
        var minute = match.Groups["m"] is { Success: true, Value: var minutes } ? int.Parse(minutes, CultureInfo.InvariantCulture)
            : match.Groups["thirty"].Success ? 30 : 0;
        return hour > 23 || minute > 59 ? null : string.Create(CultureInfo.InvariantCulture, $"{ParticularNames.Iso(known)} {hour:00}:{minute:00}");
    }

    private static string? Money(string text, decimal unit)
    {
        var folded = ChineseText.Squeeze(text).Trim('元', '整', '¥', '￥').Replace("人民币", "", StringComparison.Ordinal).TrimStart('¥', '￥').TrimEnd('元');
        foreach (var (word, worth) in ((string, decimal)[])[("亿", 100_000_000m), ("万", 10_000m)])
            if (folded.EndsWith(word, StringComparison.Ordinal) && Digits(folded[..^1]) is { } stated) return Yuan(stated * worth);
        return Number(folded) is { } amount ? Yuan(amount * (text.Contains('元', StringComparison.Ordinal) ? 1 : unit)) : null;
    }

    // Workbooks keep 0.1 as the nearest that a machine has; what is not a whole number of 分 is no amount.
    private static string? Yuan(decimal amount)
    {
        var whole = Math.Round(amount, 2, MidpointRounding.AwayFromZero);
        return amount < 0 || Math.Abs(whole - amount) > 0.000_01m ? null : whole.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static decimal UnitOf(string heading) => ChineseText.Squeeze(heading) switch
    {
        var name when name.Contains("亿元", StringComparison.Ordinal) => 100_000_000m,
        var name when name.Contains("万元", StringComparison.Ordinal) => 10_000m,
        _ => 1m,
    };

    // With the unit that people put behind it: 12件, 2026年, 二十个工作日.
    private static decimal? Number(string text)
    {
        var folded = UnitForm().Replace(ChineseText.Squeeze(text), "");
        return Digits(folded) ?? (ChineseNumerals.TryParse(folded, out var chinese) ? chinese : null);
    }

    private static decimal? Digits(string text) => NumberForm().IsMatch(text)
        && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000_000_000m ? number : null;

    // The word itself; the word without what explains it in brackets; a part of one word only.
    private static string? Choice(ItemField field, string text)
    {
        var key = ChineseText.Key(text).Replace('它', '他');
        if (field.Choices.FirstOrDefault(one => ChineseText.Key(one) == key) is { } exact) return exact;
        // Numerals in one character (Ⅱ) are no letters to a key.
        var squeezed = ChineseText.Squeeze(text);
        if (field.Choices.Where(one => ParticularNames.Bare(one) == squeezed).ToArray() is [var bare]) return bare;
        return key.Length > 1 && field.Choices.Where(one => ChineseText.Key(one).Contains(key, StringComparison.Ordinal)).ToArray() is [var only] ? only : null;
    }

    [GeneratedRegex("\\A(?<day>[^ T]{6,11}?)(?:T| +|(?<=日))(?:星期[一二三四五六日天] *)?(?<half>上午|下午|晚上)? *"
        + "(?<h>[0-9]{1,2})(?:[:时点](?<m>[0-9]{1,2})?(?<thirty>半)?(?::[0-9]{2}|分)?)\\z")]
    private static partial Regex MomentForm();

    [GeneratedRegex(" *([年月日时点分]) *")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?:年度|年|件|条|个工作日|工作日|个|名|人|天|日|项|次|宗)\\z")]
    private static partial Regex UnitForm();

    [GeneratedRegex("\\A(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?(?:E[+]?[0-9]{1,2})?\\z", RegexOptions.IgnoreCase)]
    private static partial Regex NumberForm();
}
