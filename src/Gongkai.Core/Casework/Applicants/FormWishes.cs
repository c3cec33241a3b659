namespace Gongkai.Casework;

/// <summary>The words for the forms in which an applicant may want the information.</summary>
public static class FormWishes
{
    /// <summary>提供信息的形式</summary>
    public static string Name(this FormWish wish) => wish switch
    {
        FormWish.Paper => "纸质",
        FormWish.Electronic => "电子文件",
        FormWish.Disc => "光盘等存储介质",
        _ => "不限",
    };
}
