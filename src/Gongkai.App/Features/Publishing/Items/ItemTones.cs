using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>How the stage of an item is coloured.</summary>
internal static class ItemTones
{
    public static Tone Of(ItemLine line) => Of(line.Stage);

    public static Tone Of(ItemStage stage) => stage switch
    {
        ItemStage.Published => Tone.Good,
        ItemStage.Returned or ItemStage.Withdrawn => Tone.Warning,
        ItemStage.Discarded or ItemStage.Kept => Tone.Neutral,
        _ => Tone.Info,
    };
}
