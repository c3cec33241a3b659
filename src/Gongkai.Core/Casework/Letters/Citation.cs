using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>How letters cite: the Regulation by its full name once, other rules as they are named.</summary>
public static class Citation
{
    /// <summary>《中华人民共和国政府信息公开条例》</summary>
    public const string Regulation = "《中华人民共和国政府信息公开条例》";

    /// <summary>《中华人民共和国政府信息公开条例》第三十六条第三项、第十四条; empty for none.</summary>
    public static string Of(ImmutableArray<string> articles)
    {
        var own = articles.Where(article => !article.StartsWith('《'));
        string[] parts = [.. own.Any() ? [Regulation + string.Join("、", own)] : (string[])[], .. articles.Where(article => article.StartsWith('《'))];
        return string.Join("和", parts);
    }
}
