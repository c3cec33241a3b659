using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Publishing;
using Gongkai.Severing;

namespace Gongkai.Tests.Publishing;

public sealed class ItemTests
{
    public static TheoryData<string> Kinds => [.. ItemKinds.All.Select(kind => kind.Code)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_goes_from_draft_to_public(string code)
    {
        var kind = ItemKinds.Of(code);
        var item = AnItem.Of(kind);
        if (kind.IsNormative) item.Take(new InterpretationWaived(item.Today, AnItem.Words, AnItem.Author), item.As(Role.SectionHead));
        item.Reviewed().Published();

        Assert.Equal(ItemStage.Published, item.Item.Stage);
        Assert.Equal(item.Now, item.Item.Live!.FirstAt);
    }

    [Fact]
    public void Nothing_is_published_that_has_not_passed_every_stage_of_its_chain()
    {
        foreach (var stages in Enumerable.Range(0, 3))
        {
            var item = AnItem.Of(ItemKinds.Notice);
            if (stages > 0) item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));
            if (stages > 1) item.Take(new ItemPassed(item.Today, ChainStage.Section, item.Item.Content, AnItem.Reviewer), item.As(Role.SectionHead));
            Assert.Equal(["PU01"], item.Try(item.Publication(), item.As(Role.OfficeHead)).Select(AnItem.Told));
            Assert.Equal(["PU01"], item.Try(item.Publication() with { By = null }, item.ByPlatform()).Select(AnItem.Told));
        }
    }

    [Fact]
    public void What_was_reviewed_is_what_is_published()
    {
        var item = AnItem.Of(ItemKinds.Notice).Reviewed();
        var other = item.Keep(AnItem.Content(ItemKinds.Notice) with { Text = "另一篇正文。" });

        Assert.Equal(["PU05.other"], item.Try(item.Publication() with { Content = other }, item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.Equal(["PU06.time"], item.Try(item.Publication() with { At = item.Now.AddDays(-1) }, item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.Equal(["PU01.today"], item.Try(item.Publication() with { On = item.Today.AddDays(-1) }, item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.Equal(["PU01"], item.Try(new ItemRevised(item.Today, other, item.Item.Placement, AnItem.Author),
            item.As(Role.SectionOfficer)).Select(AnItem.Told));
    }

    [Fact]
    public void The_chain_is_three_to_five_with_the_author_and_the_secrecy_review_is_always_in_it()
    {
        Assert.Equal([], new PublishingSettings().Faults());
        Assert.Equal(["PU10.secrecy"], Faults(ChainStage.Section, ChainStage.Leader));
        Assert.Equal(["PU10.length"], Faults(ChainStage.Secrecy));
        Assert.Equal(["PU10.length", "PU10.twice"], Faults([.. Enum.GetValues<ChainStage>(), ChainStage.Secrecy]));
        Assert.Equal([], Faults(ChainStage.Section, ChainStage.Office, ChainStage.Secrecy, ChainStage.Leader));

        var item = AnItem.Of(ItemKinds.Notice);
        Assert.Equal(["PU10.secrecy"], item.Try(new ItemSubmitted(item.Today, [ChainStage.Section, ChainStage.Leader], AnItem.Author),
            item.As(Role.SectionOfficer)).Select(AnItem.Told));
    }

    [Fact]
    public void What_was_made_of_a_file_stands_in_its_place_and_its_review_begins_anew()
    {
        var item = AnItem.Of(ItemKinds.Leader, change: content => content with
        {
            Html = $"<p><img src=\"file/{Hash(1)}.jpg\" alt=\"\"></p>",
            Fields = content.Fields.SetItem("photograph", "张三.jpg"),
            Files = [new(Hash(1), "张三.jpg", "image/jpeg", 10), new(Hash(2), "表.xlsx", "", 10)],
        });
        var before = item.Content();
        var result = new ItemFile(Hash(3), "某（区分处理）.png", "image/png", 20)
        {
            Severed = new([new("签名", SeveranceGround.ThirdPartyHarm, "涉及隐私", 1)]),
        };
        ItemFileSevered Severed(ItemContent content, PersonId by) => new(item.Today, item.Keep(content), Hash(1), Hash(3), Hash(4), 1, by);
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));
        item.Take(new ItemPassed(item.Today, ChainStage.Section, item.Item.Content, AnItem.Reviewer), item.As(Role.SectionHead, AnItem.Reviewer));
        Assert.Equal(["PU41.other"], item.Try(Severed(before.Instead(Hash(1), result) with { Title = "别的" }, AnItem.Author),
            item.As(Role.SectionOfficer, section: AnItem.Market)).Select(AnItem.Told));

        item.Take(Severed(before.Instead(Hash(1), result), AnItem.Author));
        Assert.Equal((ItemStage.AtSection, 0), (item.Item.Stage, item.Item.Passed.Length));
        var after = item.Content();
        Assert.Equal([Hash(3), Hash(2)], after.Files.Select(file => file.Sha256));
        Assert.Equal(("某（区分处理）.png", $"<p><img src=\"file/{Hash(3)}.png\" alt=\"\"></p>"), (after["photograph"], after.Html));
        Assert.Equal("签名（1 处），依据第十五条，商业秘密、个人隐私等，公开会对第三方合法权益造成损害。理由：涉及隐私", after.Files[0].Severed!.Lines[0].Told());

        item.Take(new ItemReturned(item.Today, AnItem.Words, AnItem.Reviewer), item.As(Role.SectionHead, AnItem.Reviewer));
        Assert.Equal(["PU41.original"], item.Try(new ItemRevised(item.Today, item.Keep(before), item.Item.Placement, AnItem.Author),
            item.As(Role.SectionOfficer, section: AnItem.Market)).Select(AnItem.Told));

        static string Hash(int n) => $"{n:x64}";
    }

    [Fact]
    public void Who_takes_parts_out_of_a_file_has_written_in_the_item()
    {
        var item = AnItem.Of(ItemKinds.Notice, change: content => content with { Files = [new("a1", "一.pdf", "", 1)] });
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));
        var result = new ItemFile("a2", "二.pdf", "", 1) { Severed = new([]) };
        item.Take(new ItemFileSevered(item.Today, item.Keep(item.Content().Instead("a1", result)), "a1", "a2", "a3", 1, AnItem.Reviewer),
            item.As(Role.SectionHead, AnItem.Reviewer));
        Assert.Equal(["PU05.author"], item.Try(new ItemPassed(item.Today, ChainStage.Section, item.Item.Content, AnItem.Reviewer),
            item.As(Role.SectionHead, AnItem.Reviewer)).Select(AnItem.Told));
    }

    [Fact]
    public void Nobody_reviews_the_secrecy_of_what_he_wrote()
    {
        var item = AnItem.Of(ItemKinds.Notice, settings: new() { Chain = [ChainStage.Secrecy, ChainStage.Leader] });
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));

        Assert.Equal(["PU05.author"], item.Try(new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.Open, AnItem.Author),
            item.As(Role.SecrecyReviewer)).Select(AnItem.Told));
        Assert.Equal(["PU05.ground", "PU05.opinion"], item.Try(new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.Closed, AnItem.Reviewer),
            item.As(Role.SecrecyReviewer)).Select(AnItem.Told));
        item.Take(new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.ReferredUp, AnItem.Reviewer) { Opinion = AnItem.Words },
            item.As(Role.SecrecyReviewer));
        Assert.Equal(ItemStage.AtSecrecy, item.Item.Stage);
        item.Take(new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.Partly, AnItem.Reviewer)
        {
            Ground = ClosingGround.ThirdParty,
            Opinion = AnItem.Words,
        }, item.As(Role.SecrecyReviewer));
        Assert.Equal(ItemStage.Returned, item.Item.Stage);
    }

    [Fact]
    public void Nobody_passes_a_stage_of_what_he_wrote_since_it_last_became_public_whatever_his_posts()
    {
        var item = AnItem.Of(ItemKinds.Notice, settings: new() { Chain = [ChainStage.Section, ChainStage.Secrecy, ChainStage.Office, ChainStage.Leader] });
        var second = new PersonId(Guid.Parse("01990000-0000-7000-8000-0000000000a9"));
        item.Take(new ItemRevised(item.Today, item.Keep(AnItem.Content(ItemKinds.Notice) with { Text = "别人改过。" }), item.Item.Placement, second));
        Assert.Equal([AnItem.Author, second], item.Item.Writers);
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, second));
        foreach (var stage in item.Settings.Chain)
        {
            foreach (var writer in new[] { AnItem.Author, second })
            {
                var refusal = Assert.Single(item.Decide(Review(item, stage, writer), item.As(AnItem.Of(stage), writer)));
                Assert.Equal("PU05.author", AnItem.Told(refusal));
                Assert.NotNull(ItemReview.WhyNotBy(item.Item, item.As(AnItem.Of(stage), writer).Actor));
                Assert.DoesNotContain(ItemSteps.Workflow.Offered(item.Item, item.As(AnItem.Of(stage), writer)), one => one.Step.Path is "pass" or "secrecy");
            }
            item.Take(Review(item, stage, AnItem.Reviewer), item.As(AnItem.Of(stage), AnItem.Reviewer));
        }
        item.Published();
        Assert.Empty(item.Item.Writers);

        // What became public is nobody's draft any more: who wrote it then may review what another writes now.
        item.Take(new AmendmentBegun(item.Today, "更正", second));
        item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, second));
        item.Take(Review(item, ChainStage.Section, AnItem.Author), item.As(Role.SectionHead, AnItem.Author));

        static ItemEvent Review(AnItem item, ChainStage stage, PersonId by) => stage == ChainStage.Secrecy
            ? new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.Open, by) : new ItemPassed(item.Today, stage, item.Item.Content, by);
    }

    [Fact]
    public void A_withdrawn_interpretation_leaves_the_duty_open_and_the_days_count_from_then()
    {
        var (first, second) = (new ItemId(Guid.Parse("01990000-0000-7000-8000-0000000000b1")), new ItemId(Guid.Parse("01990000-0000-7000-8000-0000000000b2")));
        var item = AnItem.Of(ItemKinds.NormativeDocument).Reviewed();
        foreach (var one in new[] { first, second }) item.Take(new InterpretationPlanned(item.Today, one), item.ByPlatform());
        item.Published();
        foreach (var one in new[] { first, second }) item.Take(new InterpretationTied(item.Today, one), item.ByPlatform());
        item.Now = item.Now.AddDays(30);
        item.Take(new InterpretationUntied(item.Today, first), item.ByPlatform());
        Assert.Empty(Terms(item));
        item.Take(new InterpretationUntied(item.Today, second), item.ByPlatform());
        Assert.Equal([("item_interpretation", new DateOnly(2026, 4, 7))], Terms(item));
        Assert.Empty(item.Item.Planned);
        Assert.Contains(ItemSteps.Workflow.Offered(item.Item, item.As(Role.OfficeHead)), one => one.Step.Path == "no-interpretation");
    }

    [Fact]
    public void A_change_of_validity_can_be_said_ahead_takes_effect_on_its_day_and_can_be_called_off_before()
    {
        var item = AnItem.Of(ItemKinds.NormativeDocument, change: content => content with { Fields = content.Fields.SetItem("validUntil", "2031-03-01") });
        item.Take(new InterpretationWaived(item.Today, AnItem.Words, AnItem.Author), item.As(Role.SectionHead));
        item.Reviewed().Published();
        var (today, day) = (item.Today, new DateOnly(2027, 1, 1));
        item.Take(Said(Validity.Abolished, day), item.As(Role.OfficeHead));
        var live = AnItem.Content(ItemKinds.NormativeDocument);
        Assert.Equal([Validity.InForce, Validity.InForce, Validity.Abolished],
            new[] { today, day.AddDays(-1), day }.Select(on => item.Item.StandingOn(live, on)!.Value));
        Assert.Equal((day, (DateOnly?)null), (item.Item.TurnsOn(live, today), item.Item.TurnsOn(live, day)));
        Assert.Empty(Terms(item));

        // One at a time; what holds at once may still be said beside it, and what ends the document leaves nothing for it.
        Assert.Equal(["PU08.pending"], item.Decide(Said(Validity.Lapsed, day.AddDays(1)), item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.Equal(["PU08.forthcoming"], item.Decide(Said(Validity.Forthcoming, today), item.As(Role.OfficeHead)).Select(AnItem.Told));
        item.Take(Said(Validity.Amended, today), item.As(Role.OfficeHead));
        Assert.Equal((Validity.Amended, Validity.Abolished), (item.Item.ValiditySaidOn(today), item.Item.ValiditySaidOn(day)));
        Assert.Equal(["PU08.reason"], item.Decide(new ValidityChangeDropped(today, "", AnItem.Author), item.As(Role.LeaderInCharge)).Select(AnItem.Told));
        item.Take(new ValidityChangeDropped(today, "新办法推迟", AnItem.Author), item.As(Role.LeaderInCharge));
        Assert.Equal(Validity.Amended, item.Item.ValiditySaidOn(day));
        Assert.Equal(["废止", "已修改", "取消变更"],
            item.Item.History.Select(happened => ItemSteps.Workflow.Shown(item.Item, happened)?.Title).OfType<string>().TakeLast(3));
        Assert.DoesNotContain(ItemSteps.Workflow.Offered(item.Item, item.As(Role.OfficeHead)), one => one.Step.Path == "validity-off");

        item.Take(Said(Validity.Abolished, day), item.As(Role.OfficeHead));
        item.Now = item.Now.AddYears(1);
        Assert.Equal(["PU08.come"], item.Decide(new ValidityChangeDropped(item.Today, "太晚了", AnItem.Author), item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.DoesNotContain(ItemSteps.Workflow.Offered(item.Item, item.As(Role.OfficeHead)), one => one.Step.Path == "validity-off");
        // It has come: what is said now comes after it.
        item.Take(Said(Validity.InForce, item.Today), item.As(Role.OfficeHead));
        Assert.Equal(Validity.InForce, item.Item.ValiditySaidOn(item.Today));

        ValidityChanged Said(Validity validity, DateOnly since) => new(item.Today, validity, since, "云商发〔2026〕20号", AnItem.Author);
    }

    [Fact]
    public void What_ends_a_document_at_once_leaves_nothing_for_what_was_said_ahead()
    {
        var item = AnItem.Of(ItemKinds.Plan).Reviewed().Published();
        item.Take(new ValidityChanged(item.Today, Validity.Abolished, item.Today.AddDays(90), "云商发〔2026〕20号", AnItem.Author), item.As(Role.OfficeHead));
        item.Take(new ValidityChanged(item.Today, Validity.Lapsed, item.Today, "云商发〔2026〕21号", AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal((Validity.Lapsed, null), (item.Item.ValiditySaidOn(item.Today.AddDays(90)), item.Item.Coming));
    }

    [Theory]
    [InlineData(Validity.InForce, "2026-03-02", null, "2026-03-01", Validity.Forthcoming)]
    [InlineData(Validity.InForce, "2026-03-02", null, "2026-03-02", Validity.InForce)]
    [InlineData(Validity.Amended, null, "2026-03-02", "2026-03-02", Validity.Amended)]
    [InlineData(Validity.Amended, null, "2026-03-02", "2026-03-03", Validity.Lapsed)]
    [InlineData(Validity.Abolished, "2026-03-02", null, "2026-03-01", Validity.Abolished)]
    public void How_a_document_stands_follows_from_what_was_said_and_from_its_days(Validity said, string? from, string? until, string day, Validity stands) =>
        Assert.Equal(stands, DocumentStanding.On(said, ItemField.Day(from), ItemField.Day(until), ItemField.Day(day)!.Value));

    [Theory]
    [InlineData("working", true), InlineData("plan", true), InlineData("emergency", true), InlineData("rule", true), InlineData("regulation", true)]
    [InlineData("notice", false), InlineData("news", false)]
    public void Every_kind_of_policy_document_has_a_validity(string kind, bool hasValidity)
    {
        var item = AnItem.Of(ItemKinds.Of(kind)).Reviewed().Published();
        Assert.Equal(hasValidity ? Validity.InForce : null, item.Item.StandingOn(AnItem.Content(item.Item.Kind), item.Today));
        Assert.Equal(hasValidity, ItemSteps.Workflow.Offered(item.Item, item.As(Role.OfficeHead)).Any(one => one.Step.Path == "validity"));
    }

    [Fact]
    public void A_warning_is_no_document_that_could_be_abolished()
    {
        var item = AnItem.Of(ItemKinds.EmergencyPlan, change: content => content with { Fields = content.Fields.SetItem("type", "预警信息") })
            .Reviewed().Published();
        Assert.DoesNotContain(ItemSteps.Workflow.Offered(item.Item, item.As(Role.OfficeHead)), one => one.Step.Path == "validity");
        Assert.Equal(["PU08.kind"], item.Try(new ValidityChanged(item.Today, Validity.Abolished, item.Today, "通知", AnItem.Author),
            item.As(Role.OfficeHead)).Select(AnItem.Told));
    }

    [Fact]
    public void An_evaluation_counts_for_the_term_that_it_was_made_for_and_for_no_other()
    {
        var item = AnItem.Of(ItemKinds.NormativeDocument, change: Until("2031-03-01"));
        item.Take(new InterpretationWaived(item.Today, AnItem.Words, AnItem.Author), item.As(Role.SectionHead));
        item.Reviewed().Published();
        Assert.Equal(["PU08.term"], item.Try(new DocumentEvaluated(item.Today, AnItem.Words, AnItem.Author) { Until = new(2030, 1, 1) },
            item.As(Role.SectionHead)).Select(AnItem.Told));
        item.Take(new DocumentEvaluated(item.Today, AnItem.Words, AnItem.Author) { Until = new(2031, 3, 1) }, item.As(Role.SectionHead));
        Assert.Equal([("item_expiry", new DateOnly(2031, 3, 1))], Terms(item));
        Assert.DoesNotContain(ItemSteps.Workflow.Offered(item.Item, item.As(Role.SectionHead)), one => one.Step.Path == "evaluate");

        // Another comma is no other term; five years more are.
        foreach (var (until, kind, due) in ((string, string, DateOnly)[])
            [("2031-03-01", "item_expiry", new(2031, 3, 1)), ("2036-03-01", "item_evaluation", new(2035, 9, 1))])
        {
            item.Take(new AmendmentBegun(item.Today, "修改", AnItem.Author));
            item.Take(Revision(item, content => Until(until)(content) with { Text = $"正文，{until}。" }));
            item.Reviewed();
            item.Take(item.Publication(item.Item.Live!.IndexNumber), item.As(Role.OfficeHead));
            Assert.Equal([(kind, due)], Terms(item));
        }
        Assert.Contains(ItemSteps.Workflow.Offered(item.Item, item.As(Role.SectionHead)), one => one.Step.Path == "evaluate");

        static Func<ItemContent, ItemContent> Until(string until) => content => content with { Fields = content.Fields.SetItem("validUntil", until) };
    }

    [Fact]
    public void A_document_without_a_term_is_not_evaluated_and_an_evaluation_that_named_none_counts_until_the_text_changes()
    {
        var item = AnItem.Of(ItemKinds.NormativeDocument);
        item.Take(new InterpretationWaived(item.Today, AnItem.Words, AnItem.Author), item.As(Role.SectionHead));
        item.Reviewed().Published();
        Assert.Equal(["PU08.endless"], item.Try(new DocumentEvaluated(item.Today, AnItem.Words, AnItem.Author), item.As(Role.SectionHead)).Select(AnItem.Told));

        var old = ItemSteps.Workflow.Fold(new(item.Item.Id), [.. item.Item.History, new DocumentEvaluated(item.Today, AnItem.Words, AnItem.Author)]);
        Assert.True(old.IsEvaluatedFor(new(2031, 3, 1)));
        var changed = ItemSteps.Workflow.Fold(new(item.Item.Id), [.. old.History, new AmendmentBegun(item.Today, "延长", AnItem.Author), item.Publication()]);
        Assert.False(changed.IsEvaluatedFor(new(2031, 3, 1)));
    }

    [Fact]
    public void What_is_not_published_has_a_ground_and_is_looked_at_again_after_a_year()
    {
        var item = AnItem.Of(ItemKinds.WorkingDocument, new("notices", Openness.Closed) { Ground = ClosingGround.Process, Why = AnItem.Words }).Reviewed();
        Assert.Equal(["PU01"], item.Try(item.Publication(), item.As(Role.OfficeHead)).Select(AnItem.Told));
        item.Take(new ItemKept(item.Today, AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal([("item_reexamination", new DateOnly(2027, 3, 2))], Terms(item));

        item.Now = item.Now.AddYears(1);
        item.Take(new ItemReexamined(item.Today, true, AnItem.Words, AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal([("item_reexamination", new DateOnly(2028, 3, 2))], Terms(item));
        item.Take(new ItemReexamined(item.Today, false, AnItem.Words, AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal(ItemStage.Drafting, item.Item.Stage);
    }

    [Fact]
    public void Article_26_gives_twenty_workdays_from_forming_and_again_from_a_change()
    {
        var item = AnItem.Of(ItemKinds.Plan);
        Assert.Equal([("item_publication", new DateOnly(2026, 3, 30))], Terms(item));
        item.Reviewed().Published();
        Assert.Empty(Terms(item));

        item.Now = item.Now.AddDays(30);
        item.Take(new AmendmentBegun(item.Today, "调整指标", AnItem.Author));
        Assert.Equal([("item_publication", WorkCalendar.StateCouncil.AddWorkdays(item.Today, 20))], Terms(item));
        Assert.Empty(Terms(AnItem.Of(ItemKinds.News)));
    }

    [Theory]
    [InlineData("budget", "report", "部门预算", "approvedOn", "2026-02-10", "2026-03-02")]
    [InlineData("budget", "report", "绩效评价", "approvedOn", "2026-02-10", "2026-03-30")]
    [InlineData("budget", "report", "部门决算", "approvedOn", "", "2026-03-30")]
    [InlineData("result", "type", "行政许可", "decidedOn", "2026-02-27", "2026-03-09")]
    [InlineData("result", "type", "行政检查", "decidedOn", "2026-02-27", "2026-03-30")]
    [InlineData("result", "type", "行政处罚", "decidedOn", "2018-12-31", "2026-03-30")]
    public void What_another_law_says_takes_the_place_of_the_twenty_workdays(string kind, string where, string value, string field, string day, string due)
    {
        var item = AnItem.Of(ItemKinds.Of(kind), change: content => content with { Fields = content.Fields.SetItem(where, value).SetItem(field, day) });
        var term = Assert.Single(item.Item.Terms(item.ByPlatform()));
        Assert.Equal(("item_publication", ItemField.Day(due)), (term.Kind, term.Due));
        item.Reviewed().Published();
        item.Take(new AmendmentBegun(item.Today, "更正", AnItem.Author));
        Assert.Equal([("item_publication", new DateOnly(2026, 3, 30))], Terms(item));
    }

    [Fact]
    public void The_leader_signs_a_document_whose_interpretation_was_submitted_with_it()
    {
        AnItem Before(ImmutableArray<ItemStage> readings, PublishingSettings? settings = null)
        {
            var item = new AnItem { Readings = readings, Settings = (settings ?? new()) with { Chain = [ChainStage.Secrecy, ChainStage.Leader] } };
            item.Take(item.Drafted(ItemKinds.NormativeDocument, AnItem.PlacementOf(ItemKinds.NormativeDocument)));
            item.Take(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author));
            item.Take(new ItemSecrecyReviewed(item.Today, item.Item.Content, SecrecyFinding.Open, AnItem.Reviewer),
                item.As(Role.SecrecyReviewer, AnItem.Reviewer));
            return item;
        }

        string[] Signed(AnItem item) => [.. item.Decide(new ItemPassed(item.Today, ChainStage.Leader, item.Item.Content, AnItem.Reviewer),
            item.As(Role.LeaderInCharge, AnItem.Reviewer)).Select(AnItem.Told)];

        Assert.Equal(["PU11.sign"], Signed(Before([])));
        Assert.Equal(["PU11.sign"], Signed(Before([ItemStage.Drafting, ItemStage.Returned, ItemStage.Discarded])));
        Assert.Empty(Signed(Before([ItemStage.Drafting, ItemStage.AtSection])));
        Assert.Empty(Signed(Before([], new() { SignsTogether = false })));
        var waived = Before([]);
        waived.Take(new InterpretationWaived(waived.Today, AnItem.Words, AnItem.Reviewer), waived.As(Role.OfficeHead, AnItem.Reviewer));
        Assert.Empty(Signed(waived));
    }

    [Fact]
    public void A_term_of_ones_own_holds_from_its_day_and_wants_its_source()
    {
        PublicationTerm Of(DateOnly from, int days) => new("result", "decidedOn", from, days, true, "省规定") { Where = "type", Values = ["行政许可"] };
        var settings = new PublishingSettings { Terms = [Of(new(2019, 1, 1), 7), Of(new(2026, 3, 1), 5)] };
        Assert.Empty(settings.Faults());
        foreach (var (day, due) in ((string, DateOnly)[])[("2026-02-26", new(2026, 3, 6)), ("2026-03-02", new(2026, 3, 9))])
            Assert.Equal([("item_publication", due)], Terms(AnItem.Of(ItemKinds.ServiceResult, settings: settings,
                change: content => content with { Fields = content.Fields.SetItem("type", "行政许可").SetItem("decidedOn", day) })));
        Assert.Equal(["PU35.field", "PU35.days", "PU35.basis", "PU35.twice"], (settings with
        {
            Terms = [new("notice", "nothing", AnItem.Monday, 0, false, " "), Of(AnItem.Monday, 5), Of(AnItem.Monday, 6)],
        }).Faults().Select(AnItem.Told));
    }

    [Fact]
    public void An_amendment_that_is_given_up_leaves_what_stood()
    {
        var item = AnItem.Of(ItemKinds.Plan).Reviewed().Published();
        var live = item.Item.Live!;
        item.Take(new AmendmentBegun(item.Today, "调整指标", AnItem.Author));
        item.Take(new ItemRevised(item.Today, item.Keep(AnItem.Content(ItemKinds.Plan) with { Text = "新的正文。" }), item.Item.Placement, AnItem.Author));
        Assert.Equal(live, item.Item.Live);
        item.Take(new ItemDiscarded(item.Today, AnItem.Words, AnItem.Author));

        Assert.Equal((ItemStage.Published, live, live.Content), (item.Item.Stage, item.Item.Live, item.Item.Content));
    }

    [Fact]
    public void A_normative_document_and_its_interpretation_go_out_together_or_three_workdays_apart()
    {
        var item = AnItem.Of(ItemKinds.NormativeDocument,
            change: content => content with { Fields = content.Fields.SetItem("validUntil", "2031-03-01") }).Reviewed();
        Assert.Equal(["PU11.plan"], item.Try(item.Publication(), item.As(Role.OfficeHead)).Select(AnItem.Told));
        var interpretation = new ItemId(Guid.Parse("01990000-0000-7000-8000-0000000000b1"));
        item.Take(new InterpretationPlanned(item.Today, interpretation), item.ByPlatform());
        item.Take(new InterpretationDropped(item.Today, interpretation), item.ByPlatform());
        Assert.Equal(["PU11.plan"], item.Try(item.Publication(), item.As(Role.OfficeHead)).Select(AnItem.Told));
        item.Take(new InterpretationPlanned(item.Today, interpretation), item.ByPlatform());
        item.Published();
        Assert.Equal([("item_interpretation", new DateOnly(2026, 3, 5)), ("item_evaluation", new DateOnly(2030, 9, 1))], Terms(item));
        item.Take(new InterpretationTied(item.Today, interpretation), item.ByPlatform());
        Assert.Equal([("item_evaluation", new DateOnly(2030, 9, 1))], Terms(item));

        item.Take(new DocumentEvaluated(item.Today, AnItem.Words, AnItem.Author) { Until = new(2031, 3, 1) }, item.As(Role.SectionHead));
        Assert.Equal([("item_expiry", new DateOnly(2031, 3, 1))], Terms(item));
        Assert.Equal(["PU08.basis", "PU08.early", "PU08.itself"], item.Try(
            new ValidityChanged(item.Today, Validity.Abolished, new(2026, 3, 1), "", AnItem.Author) { Successor = item.Item.Id },
            item.As(Role.OfficeHead)).Select(AnItem.Told));
        item.Take(new ValidityChanged(item.Today, Validity.Abolished, item.Today, "云商发〔2026〕20号", AnItem.Author), item.As(Role.OfficeHead));
        Assert.Empty(Terms(item));
    }

    [Fact]
    public void A_planned_time_is_kept_by_the_platform_alone_and_not_before_it_comes()
    {
        var item = AnItem.Of(ItemKinds.Notice).Reviewed();
        Assert.Equal(["PU06.past"], item.Try(new ItemScheduled(item.Today, item.Now, AnItem.Author), item.As(Role.OfficeHead)).Select(AnItem.Told));
        Assert.Equal(["PU06.far"], item.Try(new ItemScheduled(item.Today, item.Now.AddDays(400), AnItem.Author), item.As(Role.OfficeHead)).Select(AnItem.Told));
        item.Take(new ItemScheduled(item.Today, item.Now.AddHours(2), AnItem.Author), item.As(Role.OfficeHead));
        Assert.Equal(["PU06.early"], item.Try(item.Publication() with { By = null }, item.ByPlatform()).Select(AnItem.Told));
        item.Now = item.Now.AddHours(2);
        item.Take(item.Publication() with { By = null }, item.ByPlatform());
        Assert.Equal(ItemStage.Published, item.Item.Stage);
    }

    [Fact]
    public void A_consultation_of_less_than_thirty_days_says_why_and_its_outcome_comes_after_its_end()
    {
        var item = AnItem.Of(ItemKinds.Consultation, change: content => content with { Fields = content.Fields.SetItem("until", "2026-03-12") });
        Assert.Equal(["PU12.short"], Submit(item));
        var reasoned = item.Item.Content;
        item.Take(Revision(item, content => content with { Fields = content.Fields.SetItem("until", "2026-03-12").SetItem("shorter", "情况紧急") }));
        Assert.NotEqual(reasoned, item.Item.Content);
        item.Reviewed().Published();
        Assert.Equal("item_outcome", Assert.Single(Terms(item)).Kind);

        item.Take(new AmendmentBegun(item.Today, "公布采纳情况", AnItem.Author));
        item.Take(Revision(item, Fed));
        Assert.Equal(["PU13.running", "PU13.count"], Submit(item));
        item.Now = item.Now.AddDays(20);
        item.Take(Revision(item, content => Fed(content) with { Fields = Fed(content).Fields.SetItem("adopted", "3") }));
        item.Reviewed();
        item.Take(item.Publication(item.Item.Live!.IndexNumber), item.As(Role.OfficeHead));
        Assert.Empty(Terms(item));

        static ItemContent Fed(ItemContent content) => content with
        {
            Fields = content.Fields.SetItem("until", "2026-03-12").SetItem("shorter", "情况紧急").SetItem("outcome", "采纳三条").SetItem("received", "5")
                .SetItem("adopted", "6"),
        };
    }

    [Fact]
    public void A_hot_topic_has_hours_and_they_are_the_agencys_choice()
    {
        var content = AnItem.Content(ItemKinds.HotTopic);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.FromHours(8)), HotTopic.Due(content, new()));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8)), HotTopic.Due(content, new() { EmergencyHours = 2 }));
        Assert.Null(HotTopic.Due(AnItem.Content(ItemKinds.News), new()));
    }

    [Fact]
    public void The_same_content_has_one_hash_and_another_has_another()
    {
        var content = AnItem.Content(ItemKinds.PowerEntry);
        Assert.Equal(ItemContent.HashOf(content.Write()), ItemContent.HashOf(ItemContent.Read(content.Write()).Write()));
        Assert.NotEqual(ItemContent.HashOf(content.Write()), ItemContent.HashOf((content with { Title = "另一条" }).Write()));
    }

    [Fact]
    public void A_typed_text_is_paragraphs_and_nothing_in_it_is_a_mark() =>
        Assert.Equal("<h2>一、范围</h2>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>一、很长的一句话，到句号为止。</p>\n",
            PlainBody.Html("一、范围\n\n  <script>alert(1)</script>\r\n一、很长的一句话，到句号为止。"));

    [Fact]
    public void The_workflow_of_items_is_printed()
    {
        var lines = ItemSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |");
        Snapshot.Match(string.Join('\n', lines.Prepend("|---|---|---|---|").Prepend("| 步骤 | 从 | 到 | 由谁 |").Append("")), "workflow.md");
    }

    private static ImmutableArray<string> Submit(AnItem item) =>
        [.. item.Try(new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author), item.As(Role.SectionOfficer)).Select(AnItem.Told)];

    private static ItemRevised Revision(AnItem item, Func<ItemContent, ItemContent> change) =>
        new(item.Today, item.Keep(change(AnItem.Content(item.Item.Kind))), item.Item.Placement, AnItem.Author);

    private static IEnumerable<string> Faults(params ImmutableArray<ChainStage> chain) =>
        new PublishingSettings { Chain = chain }.Faults().Select(AnItem.Told);

    private static IEnumerable<(string Kind, DateOnly Due)> Terms(AnItem item) =>
        item.Item.Terms(item.ByPlatform()).Select(term => (term.Kind, term.Due!.Value));
}
