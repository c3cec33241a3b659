namespace Gongkai.Web;

/// <summary>
/// What a person may do. Each page needs one of these or is public. Every area names its own in its folder, and says in its declaration which roles have
/// them (<see cref="Area.Permissions"/>); here stand those of whoever is signed in.
/// </summary>
public static partial class Permission
{
    /// <summary>Own password, second factor and sessions: whoever is signed in, with or without a post.</summary>
    public const string OwnAccount = nameof(OwnAccount);

    /// <summary>工作台: the entrance that every post has.</summary>
    public const string UseDesk = nameof(UseDesk);
}
