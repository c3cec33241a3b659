namespace Gongkai.Casework;

/// <summary>公开的形式要求: in what form the applicant wants the information (第二十九条第二款第三项).</summary>
public enum FormWish
{
    [Word("不限")] Any,
    [Word("纸质")] Paper,
    [Word("电子文件")] Electronic,
    [Word("光盘等存储介质")] Disc,
}
