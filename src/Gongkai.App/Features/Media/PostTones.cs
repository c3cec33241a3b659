using Gongkai.Media;
using Gongkai.Web;

namespace Gongkai.Features.Media;

/// <summary>The tones in which states of posts are shown.</summary>
internal static class PostTones
{
    public static Tone Of(PostStage stage) => stage switch
    {
        PostStage.Prepared or PostStage.Package or PostStage.Looking or PostStage.TakingDown => Tone.Warning,
        PostStage.Sending or PostStage.Submitted => Tone.Info,
        PostStage.Live => Tone.Good,
        PostStage.Unknown or PostStage.Failed or PostStage.Gone => Tone.Bad,
        PostStage.Cancelled or PostStage.TakenDown => Tone.Neutral,
    };
}
