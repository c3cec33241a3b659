using Gongkai.Diagnostics;

namespace Gongkai.Documents.Publishing;

/// <summary>The findings of texts that are taken over for publication.</summary>
internal static class TextFault
{
    /// <summary>RD17: something was left out.</summary>
    public static Finding LeftOut(string kind, string what, long count) =>
        new("RD17", Severity.Hint) { Variant = kind, Values = [("what", what), ("count", count)] };

    /// <summary>RD18: a picture says nothing to those who do not see it.</summary>
    public static Finding NoAlternative(long picture) => new("RD18", Severity.Warning) { Values = [("picture", picture)] };

    /// <summary>RD18: the words were made by a program.</summary>
    public static Finding MadeAlternative(long picture, string words) =>
        new("RD18", Severity.Warning) { Variant = "automatic", Values = [("picture", picture), ("words", words)] };

    /// <summary>RD19: something was taken over that a person should look at.</summary>
    public static Finding Look(string variant, params ReadOnlySpan<(string, object)> values) =>
        new("RD19", Severity.Warning) { Variant = variant, Values = [.. values] };

    /// <summary>RD20: the document says itself that it is not for the public.</summary>
    public static Finding Secret(string words, Place? at) => new("RD20", Severity.Error) { At = at, Values = [("words", words)] };

    /// <summary>RD21: a picture or drawing could not be taken over.</summary>
    public static Finding NoPicture(string kind, string variant) =>
        new("RD21", Severity.Warning) { Variant = variant, Values = [("kind", kind)] };

    /// <summary>RD22: something that an official document or a page says of itself is doubtful.</summary>
    public static Finding Doubtful(string variant, Place? at, params ReadOnlySpan<(string, object)> values) =>
        new("RD22", Severity.Warning) { Variant = variant, At = at, Values = [.. values] };
}
