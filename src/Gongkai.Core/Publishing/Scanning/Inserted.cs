using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>
/// A name that was pushed into finished sentences: taken out again, what stood together before stands together (电k765话). Known by that alone; no list and
/// no offer is needed.
/// </summary>
internal static class Inserted
{
    private const int Longest = 8, Often = 3;

    /// <summary>
    /// How far the name reaches before and behind its letters and figures, where most of its places close when it is taken out; null where they do not.
    /// </summary>
    /// <param name="places">Every place: the text, and where the letters and figures stand in it.</param>
    /// <param name="length">How long the letters and figures are.</param>
    /// <param name="isUsual">Whether measures and techniques are written alike: then nearly all places must close.</param>
    public static (int Before, int Behind)? Reach(IReadOnlyList<(string Text, int At)> places, int length, bool isUsual)
    {
        (int, int)? best = null;
        var most = 1;
        for (var before = 0; before <= Longest && (before == 0 || Alike(places, -before)); before++)
            for (var behind = 0; behind <= Longest && (behind == 0 || Alike(places, length + behind - 1)); behind++)
            {
                var closed = places.Where(place => Closes(place.Text, place.At - before, place.At + length + behind)).ToList();
                var varied = closed.DistinctBy(place => (place.Text[place.At - before - 1], place.Text[place.At + length + behind])).Count();
                if (varied <= most || (isUsual ? closed.Count < Often || closed.Count * 4 < places.Count * 3 : closed.Count * 2 < places.Count)) continue;
                (best, most) = ((before, behind), varied);
            }
        return best;
    }

    private static bool Alike(IReadOnlyList<(string Text, int At)> places, int offset)
    {
        char At((string Text, int At) place) => place.At + offset >= 0 && place.At + offset < place.Text.Length ? place.Text[place.At + offset] : '。';
        var first = At(places[0]);
        return (ChineseText.IsHan(first) || first is '·' or '.' or '-') && places.All(place => At(place) == first);
    }

    private static bool Closes(string text, int start, int end) => start > 0 && end < text.Length
        && ChineseText.IsHan(text[start - 1]) && ChineseText.IsHan(text[end]) && OfficialLanguage.IsKnown(text[start - 1], text[end]);
}
