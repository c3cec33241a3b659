using Gongkai.Agencies;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>Days in years that cannot be meant, and periods that are over or have begun before the item is public.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-01-01")]
    [InlineData("2200-01-01")]
    [InlineData("1948-12-31")]
    [InlineData("0001-01-01")]
    public void A_day_in_a_year_that_cannot_be_meant_is_refused_in_every_field_of_every_kind(string day)
    {
        foreach (var (kind, field) in ItemKinds.All.SelectMany(kind => kind.Fields.Select(field => (kind, field))))
        {
            if (field.Type is not (FieldType.Day or FieldType.Moment)) continue;
            var value = field.Type == FieldType.Day ? day : $"{day} 00:00";
            var content = AnItem.Content(kind) with { Fields = AnItem.Content(kind).Fields.SetItem(field.Name, value) };
            var told = ItemExamination.Faults(content, AnItem.Monday)
                .Where(fault => fault.Field == $"Fields[{field.Name}]" && fault.Variant != "order").ToList();
            var isNone = value.StartsWith("0001", StringComparison.Ordinal) && field.Type == FieldType.Moment;
            Assert.Equal(isNone ? "moment" : "range", Assert.Single(told).Variant);
            Casework.CasePageTests.IsTold(told[0]);
        }
    }

    [Theory]
    [InlineData("1949-01-01")]
    [InlineData("2199-12-31")]
    public void The_first_and_the_last_day_of_those_years_are_taken(string day)
    {
        var item = AnItem.Of(ItemKinds.NormativeDocument, change: content => content with
        {
            Fields = content.Fields.SetItem("validUntil", "2199-12-31").SetItem("inForceOn", day),
        });
        item.Reviewed();
        Assert.All(ItemTerms.Terms(item.Item, item.As(Role.SectionHead)), term => Assert.NotNull(term.Due));
    }

    [Fact]
    public void An_item_formed_before_1949_is_refused() =>
        Assert.Equal(["PU02.range"],
            ItemExamination.Faults(AnItem.Content(ItemKinds.Notice) with { FormedOn = new(1, 1, 1) }, AnItem.Monday).Select(AnItem.Told));

    [Theory]
    [InlineData("2026-05-02 09:00", "PU12.ended")]
    [InlineData("2026-04-02 09:00", "PU12.late")]
    [InlineData("2026-04-01 09:00", null)]
    [InlineData("2026-03-02 18:00", null)]
    public void A_consultation_is_planned_for_a_day_on_which_enough_of_its_period_is_left(string at, string? refused)
    {
        var item = AnItem.Of(ItemKinds.Consultation).Reviewed();
        var told = item.Try(new ItemScheduled(item.Today, ItemField.Moment(at)!.Value, AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal(refused is null ? [] : [refused], told.Select(AnItem.Told));
        Assert.All(told, fault => Assert.Equal("Fields[until]", fault.Field));
    }

    [Fact]
    public void What_is_left_counts_when_it_becomes_public_whoever_does_it_and_a_reason_makes_it_shorter()
    {
        var item = AnItem.Of(ItemKinds.Consultation).Reviewed();
        item.Take(new ItemScheduled(item.Today, item.Now.AddDays(20), AnItem.Author), item.As(Role.OfficeHead));
        item.Now = item.Now.AddDays(40);
        Assert.Equal(["PU12.late"], item.Try(item.Publication() with { By = null }, item.ByPlatform()).Select(AnItem.Told));
        item.Now = item.Now.AddDays(30);
        Assert.Equal(["PU12.ended"], item.Try(item.Publication() with { By = null }, item.ByPlatform()).Select(AnItem.Told));

        var reasoned = AnItem.Of(ItemKinds.Consultation, change: content => content with { Fields = content.Fields.SetItem("shorter", "情况紧急") }).Reviewed();
        reasoned.Now = reasoned.Now.AddDays(40);
        reasoned.Published();
    }

    [Fact]
    public void A_consultation_that_began_before_it_is_submitted_counts_from_that_day()
    {
        var item = AnItem.Of(ItemKinds.Consultation);
        item.Now = item.Now.AddDays(40);
        Assert.Equal(["PU12.short"], item.Try(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author), item.As(Role.SectionOfficer,
            section: AnItem.Market)).Select(AnItem.Told));
    }

    [Fact]
    public void A_notice_with_objections_counts_the_workdays_that_are_left_and_an_old_beginning_is_no_fault()
    {
        var item = AnItem.Of(ItemKinds.PublicNotice, change: content => content with
        {
            Fields = content.Fields.SetItem("from", "1990-01-01").SetItem("until", "2026-03-10"),
        }).Reviewed();
        item.Now = item.Now.AddDays(7);
        Assert.Equal(["PU12.lateworkdays"], item.Try(item.Publication(), item.As(Role.OfficeHead)).Select(AnItem.Told));
    }

    [Fact]
    public void What_is_public_already_is_changed_while_its_period_runs()
    {
        var item = AnItem.Of(ItemKinds.Consultation).Reviewed().Published();
        item.Now = item.Now.AddDays(40);
        item.Take(new AmendmentBegun(item.Today, "改正一个错字", AnItem.Author));
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));
    }
}
