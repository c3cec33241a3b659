using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB08: a text turned into traditional characters, with the sounds of words in brackets: it was made to escape filters.</summary>
internal sealed partial class TurnedText() : ScanRule("PB08", Severity.Error)
{
    private const int Least = 60, LeastSounds = 2;
    private const double Turned = 0.15, TurnedWithSounds = 0.05;

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var (han, turned, sounds, first) = (0, 0, 0, -1);
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if (page.Blocks[i].Sort == BlockSort.File) continue;
            foreach (var c in page.Blocks[i].Text)
            {
                if (!ChineseText.IsHan(c)) continue;
                han++;
                if (!TraditionalCharacters.IsTraditional(c)) continue;
                turned++;
                if (first < 0) first = i;
            }
            sounds += Sound().Count(page.Blocks[i].Text);
        }
        if (han < Least || turned < han * (sounds >= LeastSounds ? TurnedWithSounds : Turned)) yield break;
        yield return sounds >= LeastSounds
            ? Found(page.Blocks[first].At, "sounds", ("turned", (long)turned), ("characters", (long)han), ("sounds", (long)sounds))
            : Found(page.Blocks[first].At, null, ("turned", (long)turned), ("characters", (long)han)) with { Severity = Severity.Warning };
    }

    [GeneratedRegex("[\\u4e00-\\u9fff][（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\\s]{1,24}[)）]", RegexOptions.IgnoreCase)]
    private static partial Regex Sound();
}
