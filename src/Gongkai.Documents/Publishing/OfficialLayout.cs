using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// What an official document in the layout of GB/T 9704 says of itself: 版头, 发文字号, 标题, 主送机关, 附件说明, 署名, 成文日期, 附注. Each is taken where the standard
/// has it stand; where two could be meant, none is, and it is told. What belongs to the head and the imprint (版记) leaves the text.
/// </summary>
internal sealed partial class OfficialLayout
{
    private const int HeadParts = 30, LongestTitleLine = 80, LongestTitle = 160, LongestAddressee = 400, LongestSignature = 40;

    private readonly List<LaidOut> parts;
    private readonly ImmutableArray<LaidOut> heads;
    private readonly Removals removals;
    private readonly ImmutableArray<Particular>.Builder found = ImmutableArray.CreateBuilder<Particular>();
    private readonly HashSet<LaidOut> taken = new(ReferenceEqualityComparer.Instance);

    private OfficialLayout(IEnumerable<LaidOut> parts, ImmutableArray<LaidOut> heads, Removals removals) =>
        (this.parts, this.heads, this.removals) = ([.. parts], heads, removals);

    /// <summary>The particulars, and the text that is left.</summary>
    public static (ImmutableArray<Particular> Particulars, ImmutableArray<TextBlock> Text) Of(WordReading reading, Removals removals)
    {
        var layout = new OfficialLayout(reading.Parts, reading.Heads, removals);
        layout.Marks();
        var number = layout.Number();
        layout.Head(number);
        var text = layout.Title(number);
        layout.Addressee(text);
        layout.Attachments(text);
        layout.Date(text);
        layout.Imprint();
        return (layout.found.ToImmutable(), [.. layout.parts.Where(part => !layout.taken.Contains(part)).Select(part => part.Block)]);
    }

    private void Found(ParticularKind kind, string value, string printed, string where) => found.Add(new(kind, value, printed, where));

    private Particular? this[ParticularKind kind] => found.FirstOrDefault(one => one.Kind == kind);

    // 密级和保密期限、紧急程度、份号 stand above everything else.
    private void Marks()
    {
        foreach (var part in parts.Take(8))
            if (Secret().IsMatch(ChineseText.Squeeze(part.Words))) removals.Doubt(TextFault.Secret(part.Words, null));
            else if (part.Words.Length > 0 && Urgent().IsMatch(ChineseText.Squeeze(part.Words))) Leave(part);
        foreach (var part in parts.Where(part => part.Words.Length is > 0 and < 60))
            if (Note().Match(part.Words) is { Success: true } note)
            {
                if (part.Words.Contains("不公开", StringComparison.Ordinal) || part.Words.Contains("依申请公开", StringComparison.Ordinal)
                    || part.Words.Contains("不予公开", StringComparison.Ordinal)) removals.Doubt(TextFault.Secret(part.Words, null));
                Found(ParticularKind.Note, note.Groups[1].Value, part.Words, part.Where);
                Leave(part);
            }
    }

    private void Leave(LaidOut part)
    {
        taken.Add(part);
        removals.Add("furniture", part.Block is TextTable ? TextWords.Of([part.Block]) : part.Words);
    }

    // The line of the number; 签发人 may stand beside it.
    private int Number()
    {
        List<(int At, string Number, string Printed)> numbers = [];
        foreach (var (at, part) in parts.Take(HeadParts).Index())
        {
            if (part.Words.Length is 0 or > 80) continue;
            foreach (var piece in Gap().Split(part.Words))
                if (DocumentNumber.Of(piece) is { } number && (!number.StartsWith('第') || part.Block is TextParagraph { Align: TextAlign.Centre }))
                    numbers.Add((at, number, piece.Trim()));
        }
        var distinct = numbers.Select(one => one.Number).Distinct().ToList();
        if (distinct.Count > 1) removals.Doubt(TextFault.Doubtful("number", null, ("values", string.Join('、', distinct))));
        if (distinct.Count != 1) return -1;
        var (line, value, printed) = numbers[0];
        Found(ParticularKind.Number, value, printed, parts[line].Where);
        taken.Add(parts[line]);
        return line;
    }

    // 发文机关标志: in red above the number, or in the head of the page; 某机关文件、某机关令.
    private void Head(int number)
    {
        var above = parts.Take(number < 0 ? 6 : number).Where(part => part.Words.Length is > 0 and <= LongestSignature
            && part.Block is TextParagraph { Align: not TextAlign.Right });
        var lines = above.Where(part => part.IsRed || HeadEnd().IsMatch(Close(part))).ToList();
        if (lines.Count == 0) lines = [.. heads.Where(part => part.IsRed && part.Words.Length <= LongestSignature)];
        var names = lines.Select(part => HeadEnd().Replace(Close(part), "")).Where(name => name.Length > 1).ToList();
        foreach (var line in lines) taken.Add(line);
        if (names.Count > 0)
            Found(ParticularKind.Agency, string.Join('、', names), string.Join('\n', lines.Select(part => part.Words)), lines[0].Where);
    }

    private static string Close(LaidOut part) => string.Concat(part.Words.Where(c => c is not (' ' or '　' or '\n' or '\u00A0')));

    // Lines in the middle, in the type of the first; or what the title's style is on. Returns where the text begins.
    private int Title(int number)
    {
        var from = Math.Max(0, number + 1);
        var styled = parts.FindIndex(part => part.IsTitle && part.Words.Length > 0 && !taken.Contains(part));
        var start = styled >= 0 && styled < HeadParts ? styled : parts.FindIndex(from, IsTitleLine);
        if (start < 0 || start >= from + HeadParts) start = parts.FindIndex(from, part => part.Words.Length > 0 && !taken.Contains(part)) is >= 0 and var first
            && TitleEnd().IsMatch(Close(parts[first])) && Close(parts[first]).Length <= LongestTitleLine ? first : -1;
        if (start < 0)
        {
            removals.Doubt(TextFault.Doubtful("title", null));
            return from;
        }
        var end = start + 1;
        while (end < parts.Count && end < start + 6 && parts[end].Words.Length > 0 && !TitleEnd().IsMatch(Close(parts[end - 1]))
            && (styled >= 0 ? parts[end].IsTitle : IsTitleLine(parts[end]) && parts[end].HalfPoints == parts[start].HalfPoints)) end++;
        // A last line that says what the document is (通知) may be set apart from the others.
        var lines = parts[start..end];
        var title = string.Concat(lines.Select(Close));
        if (title.Length > LongestTitle)
        {
            removals.Doubt(TextFault.Doubtful("title", null));
            return from;
        }
        Found(ParticularKind.Title, Spaced(lines), string.Join('\n', lines.Select(part => part.Words)), lines[0].Where);
        foreach (var line in lines) taken.Add(line);
        return end;
    }

    private bool IsTitleLine(LaidOut part) =>
        part.Block is TextParagraph { Align: TextAlign.Centre } && !part.IsRed && !taken.Contains(part) && Close(part).Length is > 1 and <= LongestTitleLine
        && !Bracketed().IsMatch(Close(part)) && !WrittenDate.TryRead(Close(part), out _) && DocumentNumber.Of(part.Words) is null && !part.Words.EndsWith('。');

    // Chinese is written without spaces; between words of Latin letters they stay.
    private static string Spaced(List<LaidOut> lines) =>
        LatinGap().Replace(string.Concat(lines.Select(line => line.Words.Replace('\n', ' ').Replace('　', ' '))), "");

    private void Addressee(int text)
    {
        for (var at = text; at < parts.Count && at < text + 4; at++)
        {
            if (parts[at].Block is not TextParagraph { Align: TextAlign.Start, Level: 0 } paragraph || taken.Contains(parts[at])) continue;
            var words = parts[at].Words;
            if (words.Length is < 3 or > LongestAddressee || !(words.EndsWith('：') || words.EndsWith(':')) || words.Contains('。', StringComparison.Ordinal)
                || Label().IsMatch(words)) return;
            Found(ParticularKind.Addressee, words.TrimEnd('：', ':'), words, parts[at].Where);
            parts[at] = parts[at] with { Block = paragraph with { Align = TextAlign.Flush } };
            return;
        }
    }

    private void Attachments(int text)
    {
        var first = parts.FindIndex(Math.Min(text, parts.Count), part => AttachmentNote().IsMatch(part.Words));
        if (first < 0) return;
        List<(string Words, string Where)> lines = [(AttachmentNote().Replace(parts[first].Words, ""), parts[first].Where)];
        for (var at = first + 1; at < parts.Count && NumberedName().IsMatch(parts[at].Words); at++) lines.Add((parts[at].Words, parts[at].Where));
        foreach (var (words, where) in lines)
            foreach (var line in words.Split('\n'))
                if (NumberedName().Replace(line.Trim(), "").TrimEnd('。', '；', '，') is { Length: > 0 } name)
                    Found(ParticularKind.Attachment, name, name, where);
    }

    // 署名 above 成文日期, to the right. What follows are attachments, with dates of their own.
    private void Date(int text)
    {
        var dates = new List<(int At, DateOnly? Day, string Printed, string? Signed)>();
        var end = parts.FindIndex(Math.Min(text, parts.Count), part => AttachmentPage().IsMatch(Close(part)));
        for (var at = text; at < (end < 0 ? parts.Count : end); at++)
        {
            var words = parts[at].Words;
            if (words.Length is 0 or > 60) continue;
            if (WrittenDate.TryRead(Close(parts[at]), out var day)) dates.Add((at, day, words, null));
            else if (Signed().Match(Close(parts[at])) is { Success: true } signed && WrittenDate.TryRead(signed.Groups[2].Value, out day))
                dates.Add((at, day, words, signed.Groups[1].Value));
        }
        if (dates.Where(date => date.Signed is not null || IsSignature(date.At - 1)).ToList() is { Count: > 0 } signedOnes) dates = signedOnes;
        foreach (var bad in dates.Where(date => date.Day is null)) removals.Doubt(TextFault.Doubtful("bad-date", null, ("value", bad.Printed)));
        dates.RemoveAll(date => date.Day is null);
        if (dates.Select(date => date.Day).Distinct().Count() > 1)
            removals.Doubt(TextFault.Doubtful("dates", null, ("values", string.Join('、', dates.Select(date => date.Printed).Distinct()))));
        else if (dates.Count == 0) removals.Doubt(TextFault.Doubtful("no-date", null));
        else
        {
            var (at, day, printed, signed) = dates[^1];
            Found(ParticularKind.FormedOn, day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), printed, parts[at].Where);
            Signature(at, signed);
        }
    }

    private void Signature(int date, string? signed)
    {
        var first = date;
        while (signed is null && first > 0 && IsSignature(first - 1)) first--;
        for (var at = first; at <= date; at++)
            if (parts[at].Block is TextParagraph paragraph) parts[at] = parts[at] with { Block = paragraph with { Align = TextAlign.Right, Level = 0 } };
        var names = signed is null ? parts[first..date].Select(Close).ToList() : [signed];
        if (names.Count == 0) return;
        Found(ParticularKind.Signature, string.Join('、', names), string.Join('\n', names), parts[first].Where);
        if (this[ParticularKind.Agency] is not { } head)
            Found(ParticularKind.Agency, string.Join('、', names), string.Join('\n', names), parts[first].Where + "（落款）");
        else if (!names.Any(name => head.Value.Contains(name, StringComparison.Ordinal) || name.Contains(head.Value, StringComparison.Ordinal)))
            removals.Doubt(TextFault.Doubtful("agency", null, ("signature", string.Join('、', names)), ("head", head.Value)));
    }

    private bool IsSignature(int at) =>
        at >= 0 && !taken.Contains(parts[at]) && parts[at] is { Block: TextParagraph paragraph } part && Close(part).Length is > 1 and <= LongestSignature
        && !WrittenDate.TryRead(Close(part), out _) && !Close(part).AsSpan().ContainsAny("。；：:？！".AsSpan())
        && !NumberedName().IsMatch(part.Words) && !AttachmentNote().IsMatch(part.Words) && (paragraph.Align == TextAlign.Right
            || AgencyEnd().IsMatch(Close(part)));

    private void Imprint()
    {
        for (var at = Math.Max(0, parts.Count - 6); at < parts.Count; at++)
            if (parts[at].Block is TextTable && TextWords.Of([parts[at].Block]) is { Length: < 600 } table
                && Printing().IsMatch(table.ReplaceLineEndings(" "))) Leave(parts[at]);
            else if (parts[at].Words.Length is > 0 and < 600 && (Copies().IsMatch(parts[at].Words) || Printing().IsMatch(Close(parts[at])))) Leave(parts[at]);
    }

    [GeneratedRegex("\\A(?:绝密|机密|秘密)(?:★.{0,12})?\\z")]
    private static partial Regex Secret();

    [GeneratedRegex("\\A(?:特急|加急|平急|特提|[0-9]{6})\\z")]
    private static partial Regex Urgent();

    [GeneratedRegex("\\A[（(]\\s*(此件[^（）()]{2,30}|(?:主动公开|依申请公开|不予公开))\\s*[）)]\\z")]
    private static partial Regex Note();

    [GeneratedRegex("[\\s　]{2,}|　|(?=签发人)")]
    private static partial Regex Gap();

    [GeneratedRegex("(?:文件|令)\\z")]
    private static partial Regex HeadEnd();

    [GeneratedRegex("(?:通知|公告|通告|决定|意见|办法|规定|方案|函|批复|报告|纪要|通报|请示|议案|命令|令|细则|规则|规划|计划|指南|公示|条例|解读|标准|目录|清单|预案|名单|要点|总结|公报|说明|简介|答复)(?:[（(][^（）()]{1,20}"
        + "[）)])?\\z")]
    private static partial Regex TitleEnd();

    [GeneratedRegex("\\A[（(【].*[）)】]\\z")]
    private static partial Regex Bracketed();

    [GeneratedRegex("(?<![A-Za-z0-9,.]) +| +(?![A-Za-z0-9])")]
    private static partial Regex LatinGap();

    [GeneratedRegex("\\A(?:附件|附|联系人|联系电话|电话|地址|邮编|时间|地点|来源|抄送)[：:]")]
    private static partial Regex Label();

    [GeneratedRegex("\\A附件?\\s*[：:]\\s*")]
    private static partial Regex AttachmentNote();

    [GeneratedRegex("\\A\\s*[0-9]{1,2}\\s*[．.、]\\s*")]
    private static partial Regex NumberedName();

    [GeneratedRegex("\\A附件[0-9一二三四五六七八九十]{0,3}\\z")]
    private static partial Regex AttachmentPage();

    [GeneratedRegex("\\A([\\u4E00-\\u9FFF（）()]{4,30}?)((?:[12][0-9]{3}|[一二][一二三四五六七八九〇零○]{3})年.{1,3}月.{1,3}日)\\z")]
    private static partial Regex Signed();

    [GeneratedRegex("(?:局|委|厅|部|院|署|府|办|室|会|处|队|所|中心|小组|指挥部|公司|学校|大学|医院|街道|乡|镇|站|馆|库|科)\\z")]
    private static partial Regex AgencyEnd();

    [GeneratedRegex("\\A(?:抄送|抄报|主送)[：:]")]
    private static partial Regex Copies();

    [GeneratedRegex("(?:[12][0-9]{3}|[一二][一二三四五六七八九〇零○]{3})年.{1,3}月.{1,3}日\\s*印发")]
    private static partial Regex Printing();
}
