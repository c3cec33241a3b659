using System.CommandLine;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai rules</c>: the catalogue of codes.</summary>
internal static class RulesCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = Shared.Format(terminal, "text", "json");
        var command = new Command("rules", terminal.Say("列出全部检查规则", "lists every rule")) { format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "json") WriteJson(terminal);
            else WriteText(terminal);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void WriteText(Terminal terminal)
    {
        foreach (var family in RuleCatalogue.All.GroupBy(page => page.Code[..2]))
        {
            terminal.Out.WriteLine(terminal.Styled($"{family.Key} {FamilyName.Of(family.Key, terminal.Language)}", Style.Bold));
            foreach (var page in family)
                terminal.Out.WriteLine($"  {page.Code}  {TerminalWidth.Pad(Severities(page, terminal), 14)}{page.Title(terminal.Language)}");
        }
    }

    private static string Severities(RulePage page, Terminal terminal) =>
        string.Join('/', page.Severities.Select(severity => severity.Name(terminal.Language)));

    private static void WriteJson(Terminal terminal) =>
        terminal.Out.WriteLine(Json.Text(json =>
        {
            json.WriteStartArray();
            foreach (var page in RuleCatalogue.All) WriteRule(json, page, terminal.Language);
            json.WriteEndArray();
        }));

    private static void WriteRule(Utf8JsonWriter json, RulePage page, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", page.Code);
        json.WriteString("title", page.Title(language));
        json.WriteStartArray("severities");
        foreach (var severity in page.Severities) json.WriteStringValue(severity.Name(Language.English));
        json.WriteEndArray();
        json.WriteStartObject("years");
        json.WriteNumber("from", page.Years.From);
        if (page.Years.To is { } to) json.WriteNumber("to", to);
        else json.WriteNull("to");
        json.WriteEndObject();
        json.WriteStartArray("messages");
        foreach (var variant in page.Variants) json.WriteStringValue(page.Message(variant, language)?.Text);
        json.WriteEndArray();
        json.WriteString("source", page.Source);
        json.WriteBoolean("retired", page.IsRetired);
        json.WriteEndObject();
    }
}
