using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>
/// How characters are made the same for searching: widths, radicals, compatibility forms, traditional and simplified, capitals, numbers in one character.
/// One character becomes one, so that every place in the text stays.
/// </summary>
internal static class SearchFold
{
    private const char FirstCompatible = '\uF900';

    // What stands for the compatibility ideographs from U+F900; Unicode makes them equal.
    private const string Compatible =
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
        + "磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
        + "杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\uFA0E\uFA0F塚\uFA11晴\uFA13"
        + "\uFA14凞猪益礼神祥福靖精羽\uFA1F蘒\uFA21諸\uFA23\uFA24逸都\uFA27\uFA28\uFA29飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐"
        + "祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵\uFA6C舘\uFA6E\uFA6F並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝"
        + "瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜\uFACF\uFAD0\uFAD1㮝䀘䀹\uFAD5\uFAD6\uFAD7齃龎";

    private static readonly char[] Table = MakeTable();

    /// <summary>The character that stands for it.</summary>
    public static char Of(char c) => Table[c];

    /// <summary>The text, character for character.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (folded, raw) =>
    {
        for (var i = 0; i < folded.Length; i++) folded[i] = Table[raw[i]];
    });

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++) table[i] = Make((char)i);
        return table;
    }

    private static char Make(char raw)
    {
        var c = ChineseText.Fold(raw) switch
        {
            '﹝' or '︹' or '﹙' or '︵' or '〖' or '〘' or '︻' => '[',
            '﹞' or '︺' or '﹚' or '︶' or '〗' or '〙' or '︼' => ']',
            // Both are typed for the nought of years.
            '零' or '○' or '◯' => '〇',
            >= '①' and <= '⑨' and var number => (char)(number - '①' + '1'),
            >= '㈠' and <= '㈩' and var number => "一二三四五六七八九十"[number - '㈠'],
            >= '㊀' and <= '㊉' and var number => "一二三四五六七八九十"[number - '㊀'],
            >= FirstCompatible and < (char)(FirstCompatible + 474) and var compatible => Compatible[compatible - FirstCompatible],
            var other => other,
        };
        return char.ToLowerInvariant(TraditionalCharacters.Simplified.GetValueOrDefault(c, c));
    }
}
