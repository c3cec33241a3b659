namespace Gongkai.Features.Demonstration;

/// <summary>What the demonstration is being fed with.</summary>
public enum DemonstrationStage
{
    [Word("机关", "agencies")] Agencies,
    [Word("人员和岗位", "people and posts")] People,
    [Word("案件和信息的办理步骤", "steps of cases and items")] Steps,
    [Word("已公开的信息", "what is public already")] Answers,
    [Word("新媒体", "new media")] Media,
}

/// <summary>How far it is.</summary>
/// <param name="Stage">With what.</param>
/// <param name="Done">How many are written.</param>
/// <param name="Total">Of how many.</param>
public sealed record DemonstrationProgress(DemonstrationStage Stage, int Done, int Total);
