namespace Gongkai.Web;

/// <content>Of those who answer the public.</content>
public static partial class Permission
{
    /// <summary>留言：查看、拟写答复</summary>
    public const string HandleMessages = nameof(HandleMessages);

    /// <summary>留言：分办</summary>
    public const string AssignMessages = nameof(AssignMessages);

    /// <summary>留言：审核答复、告知途径、撤下公开</summary>
    public const string ApproveMessages = nameof(ApproveMessages);

    /// <summary>问卷：拟写、修改、看答案</summary>
    public const string HandleSurveys = nameof(HandleSurveys);

    /// <summary>问卷：发布、公布结果、撤回</summary>
    public const string PublishSurveys = nameof(PublishSurveys);

    /// <summary>互动交流的数字</summary>
    public const string SeeInteraction = nameof(SeeInteraction);

    /// <summary>留言：保管期限满后删除个人信息</summary>
    public const string EraseMessages = nameof(EraseMessages);
}
