using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Letters;

/// <summary>What can be wrong with a template or with what it is filled with.</summary>
internal static class TemplateFault
{
    public static Finding Lacks(LetterType letter, IEnumerable<string> fields) => Of("CW63", letter, null, ("fields", Names(fields)));

    public static Finding Unknown(LetterType letter, IEnumerable<string> fields) => Of("CW64", letter, null, ("fields", Names(fields)));

    public static Finding Outside(LetterType letter, IEnumerable<string> fields) => Of("CW64", letter, "outside", ("fields", Names(fields)));

    public static Finding Mark(LetterType letter, string variant, string marker) => Of("CW65", letter, variant, ("marker", marker));

    public static Finding File(string variant) => new("CW66", Severity.Error) { Variant = variant };

    public static Finding Incomplete(LetterType letter,
        IEnumerable<LetterField> fields) => Of("CW62", letter, null, ("fields", string.Join("、", fields.Select(field => field.Name))));

    public static Finding WrongRemedy(LetterType letter) => Of("CW62", letter, "remedy");

    private static Finding Of(string code, LetterType letter, string? variant, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(code, Severity.Error) { Variant = variant, Values = [("letter", $"{letter.Code} {letter.Title}"), .. values] };

    private static string Names(IEnumerable<string> fields) => string.Join("、", fields.Distinct().Select(name => $"{{{{{name}}}}}"));
}
