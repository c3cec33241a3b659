using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Assessment;
using Gongkai.Casework;
using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Features.Filing;
using Gongkai.Features.Interaction;
using Gongkai.Features.Orders;
using Gongkai.Features.Publishing;
using Gongkai.Features.Websites;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Publishing;
using Gongkai.Websites;
using Gongkai.YearEnd;

namespace Gongkai.Tests.Matters;

/// <summary>
/// Events of reviews and complaints as the journal held them when each shape was first released. Lines are added to the files, never changed.
/// </summary>
public sealed class EventSampleTests
{
    [Fact]
    public void Samples_of_reviews_must_still_load() => Loads("review", ReviewMatters.Events);

    [Fact]
    public void Every_event_of_a_review_and_every_word_in_one_has_a_sample() => IsWhole("review", ReviewSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_inquiries_must_still_load() => Loads("inquiry", InquiryMatters.Events);

    [Fact]
    public void Every_event_of_an_inquiry_and_every_word_in_one_has_a_sample() => IsWhole("inquiry", InquirySteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_complaints_must_still_load() => Loads("complaint", ComplaintMatters.Events);

    [Fact]
    public void Every_event_of_a_complaint_and_every_word_in_one_has_a_sample() => IsWhole("complaint", ComplaintSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_items_must_still_load() => Loads("item", ItemMatters.Events);

    [Fact]
    public void Every_event_of_an_item_and_every_word_in_one_has_a_sample() => IsWhole("item", ItemSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_catalogues_must_still_load() => Loads("catalogue", CatalogueMatters.Events);

    [Fact]
    public void Every_event_of_a_catalogue_and_every_word_in_one_has_a_sample() => IsWhole("catalogue", CatalogueSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_opinions_must_still_load() => Loads("opinion", OpinionMatters.Events);

    [Fact]
    public void Every_event_of_an_opinion_and_every_word_in_one_has_a_sample() => IsWhole("opinion", OpinionSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_clean_ups_must_still_load() => Loads("cleanup", CleanupMatters.Events);

    [Fact]
    public void Every_event_of_a_clean_up_and_every_word_in_one_has_a_sample() => IsWhole("cleanup", CleanupSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_messages_must_still_load() => Loads("message", MessageMatters.Events);

    [Fact]
    public void Every_event_of_a_message_and_every_word_in_one_has_a_sample() => IsWhole("message", MessageSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_surveys_must_still_load() => Loads("survey", SurveyMatters.Events);

    [Fact]
    public void Every_event_of_a_survey_and_every_word_in_one_has_a_sample() => IsWhole("survey", SurveySteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_websites_forms_must_still_load() => Loads("website-form", WebsiteFormMatters.Events);

    [Fact]
    public void Every_event_of_a_websites_form_and_every_word_in_one_has_a_sample() => IsWhole("website-form", WebsiteFormSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_annual_reports_must_still_load() => Loads("year-report", YearReportMatters.Events);

    [Fact]
    public void Every_event_of_an_annual_report_and_every_word_in_one_has_a_sample() => IsWhole("year-report", YearReportSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_filings_must_still_load() => Loads("filing", FilingMatters.Events);

    [Fact]
    public void Every_event_of_a_filing_and_every_word_in_one_has_a_sample() => IsWhole("filing", FilingSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_assessments_must_still_load() => Loads("assessment", AssessmentMatters.Events);

    [Fact]
    public void Every_event_of_an_assessment_and_every_word_in_one_has_a_sample() => IsWhole("assessment", AssessmentSteps.Workflow.Types.Values);

    [Fact]
    public void Samples_of_orders_must_still_load() => Loads("order", OrderMatters.Events);

    [Fact]
    public void Every_event_of_an_order_and_every_word_in_one_has_a_sample() => IsWhole("order", OrderSteps.Workflow.Types.Values);

    private static void Loads<TEvent>(string kind, MatterJson<TEvent> events) where TEvent : MatterEvent => Assert.All(LinesOf(kind), line =>
    {
        var (type, body) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var loaded = events.Read(type, body);
        Assert.Equal(type, loaded.GetType().Name);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(events.Write(loaded))), $"{line} became {events.Write(loaded)}");
    });

    private static void IsWhole(string kind, IEnumerable<Type> types)
    {
        var lines = LinesOf(kind);
        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal),
            lines.Select(line => line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        foreach (var type in types)
            foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            {
                var own = string.Join('\n', lines.Where(line => line.StartsWith(type.Name + " ", StringComparison.Ordinal)));
                Assert.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":", own, StringComparison.Ordinal);
                if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } words)
                    Assert.All(Enum.GetNames(words), word => Assert.Contains($"\"{word}\"", string.Join('\n', lines), StringComparison.Ordinal));
            }
    }

    private static string[] LinesOf(string kind) => File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "samples", kind + ".txt"));

    private static string Here([CallerFilePath] string source = "") => source;
}
