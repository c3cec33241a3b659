using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Tests.House;

/// <summary>
/// The pages on how to add something, done: all of them to one copy of the sources, which is built, and the program asked for what it should now have.
/// </summary>
public sealed class RecipeTests(BuiltCopy copy) : IClassFixture<BuiltCopy>
{
    [Fact]
    public void A_rule_is_explained_and_finds()
    {
        var (status, page) = copy.Gongkai("explain", "SM99");
        Assert.Equal(0, status);
        Assert.Contains("一半以上记在“其他”", page, StringComparison.Ordinal);

        File.WriteAllText(copy.At("report.txt"), Examples.CleanText);
        Assert.Equal(0, copy.Gongkai("write", copy.At("report.txt"), "--to", copy.At("report.json")).Status);
        Assert.DoesNotContain("SM99", copy.Gongkai("check", copy.At("report.json")).Output, StringComparison.Ordinal);
        var report = JsonNode.Parse(File.ReadAllText(copy.At("report.json")))!;
        foreach (var (row, figure) in (ReadOnlySpan<(string, int)>)[("other.misc", 18), ("total", 26)])
        {
            var cell = report[0]!["cells"]![$"requests.outcome.{row}.natural_person"]!;
            (cell["value"], cell["raw"]) = (figure, $"{figure}");
        }
        File.WriteAllText(copy.At("report.json"), report.ToJsonString());
        Assert.Contains("SM99", copy.Gongkai("check", copy.At("report.json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_has_its_page()
    {
        var (status, page) = copy.Gongkai("explain", "CW89");
        Assert.Equal(0, status);
        Assert.Contains("同一天已经联系上", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_stands_in_the_workflow_with_its_form_and_its_event_loads()
    {
        dynamic workflow = copy.Type("Gongkai.Core", "Gongkai.Casework.CaseSteps").GetProperty("Workflow")!.GetValue(null)!;
        var met = copy.Type("Gongkai.Core", "Gongkai.Casework.ApplicantMet");
        var step = workflow.Of(met);
        Assert.Equal("当面沟通", (string)step.Name);
        Assert.Equal("meeting", (string)step.Path);
        Assert.Equal(met, ((IReadOnlyDictionary<string, Type>)workflow.Types)["ApplicantMet"]);
    }

    [Fact]
    public void A_letter_has_a_template_without_faults()
    {
        var templates = copy.Type("Gongkai.Documents", "Gongkai.Documents.Letters.LetterTemplates");
        Assert.NotNull(templates.GetMethod("Default", [typeof(string)])!.Invoke(null, ["L11"]));
    }

    [Fact]
    public void A_setting_survives_its_form()
    {
        var settings = copy.Type("Gongkai.Core", "Gongkai.Casework.CaseworkSettings");
        var chosen = Activator.CreateInstance(settings)!;
        settings.GetProperty("HintForApplicants")!.SetValue(chosen, "春节期间窗口不受理");
        var form = copy.Type("gongkai", "Gongkai.Features.Casework.SettingsForm").GetMethod("Of")!.Invoke(null, [chosen])!;
        dynamic made = form.GetType().GetMethod("Settings")!.Invoke(form, [])!;
        Assert.Equal("春节期间窗口不受理", (string)made.Item1.HintForApplicants);
    }

    [Fact]
    public async Task A_matter_takes_its_steps_and_its_table_is_proved_from_its_events()
    {
        var data = copy.At("suggestions");
        var proof = copy.Type("gongkai", "Gongkai.Features.Casework.SuggestionProof");
        Assert.Equal("已答复, CW20, 已答复", await (Task<string>)proof.GetMethod("TakeAsync")!.Invoke(null, [data])!);
        var (status, told) = copy.Gongkai("verify", "--data", data);
        Assert.True(status == 0, told);
    }

    [Fact]
    public async Task A_page_and_an_area_are_served_their_scripts_have_run_and_their_tables_are_proved()
    {
        var data = copy.At("served");
        var pages = await copy.ReadAsync(data, "/check/codes", "/check", "/announcements", "/desk/suggestions");
        Assert.Contains("CF03", pages[0], StringComparison.Ordinal);
        Assert.Contains("href=\"/check/codes\"", pages[1], StringComparison.Ordinal);

        Assert.Contains("登录", pages[3], StringComparison.Ordinal);
        Assert.Contains("还没有通知公告。", pages[2], StringComparison.Ordinal);
        Assert.Contains("href=\"/announcements\"", pages[1], StringComparison.Ordinal);

        var database = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "gongkai.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using (var connection = new SqliteConnection(database.ToString()))
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select (select count(*) from check_remark) + (select count(*) from announcement)"));
        var (status, told) = copy.Gongkai("verify", "--data", data);
        Assert.True(status == 0, told);
    }
}
