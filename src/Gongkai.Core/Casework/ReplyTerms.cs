using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>The terms of handling an application, in workdays.</summary>
/// <param name="Reply">第三十三条第二款：答复期限.</param>
/// <param name="Extension">第三十三条第二款：延长的期限最长.</param>
/// <param name="CorrectionNotice">第三十条：补正告知.</param>
/// <param name="Opinion">第三十二条、第三十四条：提出意见.</param>
public sealed record ReplyTerms(int Reply, int Extension, int CorrectionNotice, int Opinion)
{
    /// <summary>政府信息公开条例, as revised with force from 2019-05-15; the calendar of the product does not serve the older text.</summary>
    public static Dated<ReplyTerms> Regulation { get; } = new((new(2019, 5, 15), new(20, 20, 7, 15)));

    /// <summary>政府信息公开信息处理费管理办法 (国办函〔2020〕109号): workdays to pay in, from the day after receipt of the notice.</summary>
    public static Dated<int> Payment { get; } = new((new(2021, 1, 1), 20));
}
