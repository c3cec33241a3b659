namespace Gongkai.Casework;

/// <summary>公开的形式要求: in what form the applicant wants the information (第二十九条第二款第三项).</summary>
public enum FormWish
{
    /// <summary>不限</summary>
    Any,

    /// <summary>纸质</summary>
    Paper,

    /// <summary>电子文件</summary>
    Electronic,

    /// <summary>光盘等存储介质</summary>
    Disc,
}
