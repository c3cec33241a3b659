using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>Automatic numbers of headings and list items, as Word prints them (一、 （一） 1.).</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, AbstractNum> lists = [];
    private readonly Dictionary<int, NumberingInstance> instances = [];
    private readonly DocxStyles styles;
    private Dictionary<int, int[]> counters = [];

    public DocxNumbering(W.Numbering? numbering, DocxStyles styles)
    {
        this.styles = styles;
        for (var child = numbering?.FirstChild; child is not null; child = child.NextSibling())
            if (child is AbstractNum { AbstractNumberId.Value: var id } list) lists[id] = list;
            else if (child is NumberingInstance { NumberID.Value: var number } instance) instances[number] = instance;
    }

    /// <summary>The counters as they stand, to go back to when a table is read a second time.</summary>
    public Dictionary<int, int[]> Remember() => counters.ToDictionary(pair => pair.Key, pair => (int[])pair.Value.Clone());

    /// <summary>Goes back to what was remembered.</summary>
    public void Restore(Dictionary<int, int[]> remembered) => counters = remembered;

    /// <summary>The number printed before the paragraph, with what separates it; null when it has none.</summary>
    public string? Next(W.Paragraph paragraph) => Find(paragraph) is { } found ? Print(found.Instance, found.List, found.Level) : null;

    /// <summary>How deep the paragraph's point stands (from 0); null for one that is numbered, or is no item of a list.</summary>
    public int? PointOf(W.Paragraph paragraph) =>
        Find(paragraph) is { } found && LevelOf(found.Instance, found.List, found.Level)?.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet
            ? found.Level : null;

    private (NumberingInstance Instance, AbstractNum List, int Level)? Find(W.Paragraph paragraph)
    {
        if (instances.Count == 0) return null;
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var inherited = own?.NumberingId is null ? styles.NumberingOf(paragraph) : null;
        var id = own?.NumberingId?.Val?.Value ?? inherited?.NumberingId?.Val?.Value ?? 0;
        if (id == 0 || !instances.TryGetValue(id, out var instance) || ListOf(instance) is not { } list) return null;
        var level = own?.NumberingLevelReference?.Val?.Value ?? LevelByStyle(list, paragraph) ?? inherited?.NumberingLevelReference?.Val?.Value ?? 0;
        return level is < 0 or >= Levels ? null : (instance, list, level);
    }

    private AbstractNum? ListOf(NumberingInstance instance) =>
        instance.AbstractNumId?.Val?.Value is { } id ? lists.GetValueOrDefault(id) : null;

    private static int? LevelByStyle(AbstractNum list, W.Paragraph paragraph)
    {
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        if (style is null) return null;
        foreach (var level in list.Elements<Level>())
            if (level.ParagraphStyleIdInLevel?.Val?.Value == style) return level.LevelIndex?.Value;
        return null;
    }

    private string? Print(NumberingInstance instance, AbstractNum list, int level)
    {
        var key = list.AbstractNumberId!.Value;
        if (!counters.TryGetValue(key, out var counts)) counters[key] = counts = new int[Levels];
        for (var upper = 0; upper < level; upper++)
            if (counts[upper] == 0) counts[upper] = Start(instance, list, upper);
        counts[level] = counts[level] == 0 ? Start(instance, list, level) : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        if (LevelOf(instance, list, level) is not { } format || format.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet
            || format.NumberingFormat?.Val?.Value == NumberFormatValues.None) return null;
        return Fill(format.LevelText?.Val?.Value ?? "", instance, list, counts) + Separator(format);
    }

    private static string Fill(string pattern, NumberingInstance instance, AbstractNum list, int[] counts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                text.Append(Number(counts[at], LevelOf(instance, list, at)?.NumberingFormat?.Val?.Value));
            }
            else text.Append(pattern[i]);
        return text.ToString();
    }

    // A tab after the number only makes room on the page; between ideographs nothing is printed there.
    private static string Separator(Level level)
    {
        var pattern = level.LevelText?.Val?.Value ?? "";
        return pattern.Length == 0 || pattern[^1] is > '\u2E7F' or '.' or ')' ? "" : " ";
    }

    private static Level? LevelOf(NumberingInstance instance, AbstractNum list, int index)
    {
        foreach (var change in instance.Elements<LevelOverride>())
            if (change.LevelIndex?.Value == index && change.Level is { } level) return level;
        foreach (var level in list.Elements<Level>())
            if (level.LevelIndex?.Value == index) return level;
        return null;
    }

    private static int Start(NumberingInstance instance, AbstractNum list, int index)
    {
        foreach (var change in instance.Elements<LevelOverride>())
            if (change.LevelIndex?.Value == index && change.StartOverrideNumberingValue?.Val?.Value is { } start) return start;
        return LevelOf(instance, list, index)?.StartNumberingValue?.Val?.Value ?? 1;
    }

    private static string Number(int value, NumberFormatValues? format)
    {
        if (format is not { } kind) return value.ToString(CultureInfo.InvariantCulture);
        if (kind == NumberFormatValues.ChineseCounting || kind == NumberFormatValues.ChineseCountingThousand || kind == NumberFormatValues.JapaneseCounting
            || kind == NumberFormatValues.TaiwaneseCounting || kind == NumberFormatValues.TaiwaneseCountingThousand
            || kind == NumberFormatValues.IdeographDigital || kind == NumberFormatValues.KoreanCounting)
            return ListNumber.Chinese(value);
        if (kind == NumberFormatValues.UpperRoman) return ListNumber.Roman(value);
        if (kind == NumberFormatValues.LowerRoman) return ListNumber.Roman(value).ToLowerInvariant();
        if (kind == NumberFormatValues.LowerLetter) return ListNumber.Letter(value);
        if (kind == NumberFormatValues.UpperLetter) return ListNumber.Letter(value).ToUpperInvariant();
        if (kind == NumberFormatValues.DecimalFullWidth)
            return string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit + 0xFEE0)));
        if (kind == NumberFormatValues.DecimalEnclosedCircle && value is >= 1 and <= 20) return ((char)('①' + value - 1)).ToString();
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
