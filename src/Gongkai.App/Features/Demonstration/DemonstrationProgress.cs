namespace Gongkai.Features.Demonstration;

/// <summary>What the demonstration is being fed with.</summary>
public enum DemonstrationStage
{
    /// <summary>机关</summary>
    Agencies,

    /// <summary>人员和岗位</summary>
    People,

    /// <summary>案件的办理步骤</summary>
    Steps,

    /// <summary>已公开的信息</summary>
    Answers,
}

/// <summary>How far it is.</summary>
/// <param name="Stage">With what.</param>
/// <param name="Done">How many are written.</param>
/// <param name="Total">Of how many.</param>
public sealed record DemonstrationProgress(DemonstrationStage Stage, int Done, int Total);
