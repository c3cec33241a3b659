namespace Gongkai.Diagnostics;

/// <summary>What a finding says to its reader: its page's words with its values.</summary>
public static class Message
{
    /// <summary>The finding's message. A code without such a message is told bare, with its values, so that nothing found is lost.</summary>
    public static string Of(Finding finding, Language language = Language.Chinese)
    {
        var page = RuleCatalogue.Find(finding.Code);
        var template = page?.Message(finding.Variant, language) ?? page?.Message(null, language);
        return template?.Fill(finding) ?? Bare(finding);
    }

    /// <summary>A refusal in a list that stands apart from its forms: its message, and the code under which more is told.</summary>
    public static string WithCode(Refusal refusal) => $"{Of(refusal.Finding)}（{refusal.Code}）";

    private static string Bare(Finding finding) =>
        string.Join(' ', [finding.Code, .. finding.Values.Select(value => $"{value.Name}={MessageTemplate.Plain(value.Value)}")]);
}
