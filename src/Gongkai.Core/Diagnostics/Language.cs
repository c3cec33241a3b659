namespace Gongkai.Diagnostics;

/// <summary>The language in which findings are told.</summary>
public enum Language
{
    /// <summary>Chinese, the language of the pages.</summary>
    Chinese,

    /// <summary>English: messages and titles only.</summary>
    English,
}
