using System.Collections.Frozen;
using System.Text;

namespace Gongkai.Text;

/// <summary>
/// How Chinese text is made comparable. Every mapping keeps the length, so that a position in the folded text is the same position in the raw one.
/// </summary>
public static class ChineseText
{
    /// <summary>Folds widths, spaces, dashes that stand for a minus sign, and radical or compatibility forms; the length never changes.</summary>
    public static string Fold(string raw)
    {
        foreach (var c in raw)
            if (Fold(c) != c)
                return string.Create(raw.Length, raw, static (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++) span[i] = Fold(source[i]);
                });
        return raw;
    }

    /// <summary>Folds one character; see <see cref="Fold(string)"/>.</summary>
    public static char Fold(char c) => c switch
    {
        < '\u0080' => c is '\t' or '\r' or '\n' or '\v' or '\f' ? ' ' : c,
        '\u00A0' or (>= '\u2000' and <= '\u200F') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF' or '\u00AD' or '\u2060' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u2212' or '\uFE63' => '-',
        '〔' or '【' => '[',
        '〕' or '】' => ']',
        '“' or '”' or '„' or '〝' or '〞' => '"',
        '‘' or '’' => '\'',
        _ => Radicals.TryGetValue(c, out var unified) ? unified : c,
    };

    /// <summary>The text with radical and compatibility forms replaced by the characters they stand for, and nothing else changed.</summary>
    public static string WithoutRadicals(string raw)
    {
        foreach (var c in raw)
            if (Radicals.ContainsKey(c))
                return string.Create(raw.Length, raw, static (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++) span[i] = Radicals.GetValueOrDefault(source[i], source[i]);
                });
        return raw;
    }

    /// <summary>The key by which two labels are the same: folded, without spaces, brackets, quotation marks, punctuation or marks of footnotes.</summary>
    public static string Key(string raw)
    {
        var key = new StringBuilder(raw.Length);
        foreach (var c in RaisedText.WithoutMarks(raw))
        {
            var folded = key.Length == 0 ? Number(Fold(c)) : Fold(c);
            if (char.IsLetterOrDigit(folded) || folded is '/' or '+') key.Append(folded);
        }
        return key.ToString();
    }

    // A number in one character, as lists are typed with: ⒊ ③ ⑶ ㈢ ㊂.
    private static char Number(char c) => c switch
    {
        >= '①' and <= '⑨' => (char)(c - '①' + '1'),
        >= '⑴' and <= '⑼' => (char)(c - '⑴' + '1'),
        >= '⒈' and <= '⒐' => (char)(c - '⒈' + '1'),
        >= '㈠' and <= '㈩' => "一二三四五六七八九十"[c - '㈠'],
        >= '㊀' and <= '㊉' => "一二三四五六七八九十"[c - '㊀'],
        _ => c,
    };

    /// <summary>The folded text without any space: how cells and labels are looked at.</summary>
    public static string Squeeze(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            var folded = Fold(c);
            if (folded != ' ') text.Append(folded);
        }
        return text.ToString();
    }

    /// <summary>Whether the character is a Chinese ideograph of the basic plane.</summary>
    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '〇';

    /// <summary>
    /// Radical and compatibility forms that fonts and PDF writers leave in place of the unified character (the Kangxi radicals, and those of the
    /// supplement that are met in words of this field).
    /// </summary>
    public static FrozenDictionary<char, char> Radicals { get; } = Pair(
        "⼀一⼆二⼈人⼊入⼋八⼗十⼝口⼟土⼠士⼤大⼥女⼦子⼩小⼯工⼰己⼲干⼼心⼿手⽀支⽂文⽅方⽆无⽇日⽉月⽊木⽌止⽐比⽑毛⽒氏⽓气⽔水⽕火⽗父⽚片⽜牛⽝犬⽟玉⽣生⽤用⽥田⽩白⽪皮⽬目⽯石⽰示⽴立⽹网⽼老⽽而⽿耳⾁肉⾃自⾄至⾆舌⾊色⾎血⾏行⾐衣⾔言⾛走⾜足⾝身⾞车⾥里⾦金⻓长⻔门⾮非⾯面⾰革⾳音⻚页⻛风⻝食⾸首⾹香⻢马⻣骨⾼高⻥鱼⻦鸟⻨麦⻩黄⿊黑⿏鼠⻬齐⻆角⻅见⻋车⻉贝⻘青⺠民⼒力⼏几⼚厂⼴广⼰己⽽而⼭山⼨寸⼣夕⼜又⼑刀⼘卜⼖匸"
        + "⼁丨⼂丶⼃丿⼄乙⼅亅⼇亠⼉儿⼌冂⼍冖⼎冫⼐凵⼓勹⼔匕⼕匚⼙卩⼛厶⼞囗⼡夂⼢夊⼧宀⼪尢⼫尸⼬屮⼮巛⼱巾⼳幺⼵廴⼶廾⼷弋⼸弓⼹彐⼺彡⼻彳⼽戈⼾户⽁攴⽃斗⽄斤⽈曰⽋欠⽍歹⽎殳⽏毋⽖爪⽘爻⽙爿⽛牙⽞玄⽠瓜⽡瓦⽢甘⽦疋⽧疒⽨癶⽫皿⽭矛⽮矢⽱禸⽲禾⽳穴⽵竹⽶米⽷糸⽸缶⽺羊⽻羽⽾耒⾀聿⾂臣⾅臼⾇舛⾈舟⾉艮⾋艸⾌虍⾍虫⾑襾⾒見⾓角⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾟辛⾠辰⾡辵⾢邑⾣酉⾤釆⾧長⾨門⾩阜⾪隶⾫隹⾬雨⾭青⾱韋⾲韭⾴頁⾵風⾶飛⾷食⾺馬⾻骨⾽髟⾾鬥⾿鬯⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥⿇麻⿈黃⿉黍⿋黹⿌黽⿍鼎⿎鼓⿐鼻⿑齊⿒齒⿓龍⿔龜⿕龠");

    private static FrozenDictionary<char, char> Pair(string pairs)
    {
        var map = new Dictionary<char, char>();
        for (var i = 0; i + 1 < pairs.Length; i += 2) map[pairs[i]] = pairs[i + 1];
        return map.ToFrozenDictionary();
    }
}
