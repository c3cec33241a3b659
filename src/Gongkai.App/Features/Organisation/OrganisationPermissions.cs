namespace Gongkai.Web;

/// <content>Of those who see to agencies and people.</content>
public static partial class Permission
{
    /// <summary>机构、科室</summary>
    public const string ManageAgencies = nameof(ManageAgencies);

    /// <summary>人员、岗位</summary>
    public const string ManagePeople = nameof(ManagePeople);

    /// <summary>本机关的设置</summary>
    public const string ManageSettings = nameof(ManageSettings);

    /// <summary>放假安排</summary>
    public const string ManageCalendar = nameof(ManageCalendar);

    /// <summary>查看记录与哈希链</summary>
    public const string ReadJournal = nameof(ReadJournal);
}
