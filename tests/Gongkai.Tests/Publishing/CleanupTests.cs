using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

public sealed class CleanupTests
{
    private static readonly PersonId Officer = AnItem.Author;
    private static readonly ItemId Old = new(Guid.Parse("01990000-0000-7000-8000-0000000000e1"));
    private static readonly ItemId Young = new(Guid.Parse("01990000-0000-7000-8000-0000000000e2"));

    [Fact]
    public void The_workflow_of_clean_ups_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(CleanupSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "cleanups.md");

    [Fact]
    public void It_begins_with_documents_in_force_and_days_in_their_order()
    {
        Assert.Equal(["PU31.name", "PU31.past", "PU31.none"], Refused(new(default), Opened() with { Name = " ", ProposalsDue = Day(1), Documents = [] }));
        Assert.Equal(["PU31.order"], Refused(new(default), Opened() with { Due = Day(5) }));
        Assert.Equal(["PU31.gone"], Refused(new(default), Opened(), Situation(Standing(Old) with { Validity = Validity.Abolished })));
        Assert.Equal(["PU30.post"], Refused(new(default), Opened(), Situation() with { Actor = new(Officer, [new(Role.SectionHead)]) }));
        Assert.Equal(["PU30.today"], Refused(new(default), Opened() with { On = Day(1) }));
    }

    [Fact]
    public void The_section_of_a_document_proposes_and_a_head_decides_with_a_word_where_he_thinks_otherwise()
    {
        var opened = After(new(default), Opened());
        Assert.Equal(("cleanup_proposals", Day(20)), Term(opened));
        Assert.Equal(["PU32.section"], Refused(opened, Proposed(Old, CleanupResult.Abolish),
            Situation() with { Actor = new(Officer, [new(Role.SectionHead, "外贸科")]) }));
        Assert.Equal(["PU32.other"], Refused(opened, Proposed(new(Guid.NewGuid()), CleanupResult.Abolish)));
        Assert.Equal(["PU32.unproposed"], Refused(opened, Decided(Old, CleanupResult.Abolish)));
        Assert.Equal(["PU32.other"], Refused(opened, Decided(new(Guid.NewGuid()), CleanupResult.Abolish)));
        var proposed = After(After(opened, Proposed(Old, CleanupResult.Abolish), Situation() with { Actor = new(Officer, [new(Role.SectionHead, "市场科")]) }),
            Proposed(Young, CleanupResult.Amend));
        Assert.Equal(("cleanup_decision", Day(30)), Term(proposed));
        Assert.Equal(["PU32.opinion"], Refused(proposed, Decided(Old, CleanupResult.Keep)));
        var half = After(proposed, Decided(Old, CleanupResult.Keep) with { Opinion = AnItem.Words });
        Assert.Equal(CleanupStage.Open, half.Stage);
        Assert.Equal(["PU32.decided"], Refused(half, Proposed(Old, CleanupResult.Lapse)));
        var all = After(half, Decided(Young, CleanupResult.Amend));
        Assert.Equal((CleanupStage.Decided, ("cleanup_list", Day(30))), (all.Stage, Term(all)));
        Assert.Equal([Young], After(all, Decided(Old, CleanupResult.Abolish)).With(CleanupResult.Amend).Select(document => document.Item));
    }

    [Fact]
    public void Results_are_carried_out_once_their_list_is_public_and_it_ends_when_what_was_to_be_changed_has_been()
    {
        var decided = After(After(After(After(After(new(default), Opened()), Proposed(Old, CleanupResult.Abolish)), Proposed(Young, CleanupResult.Amend)),
            Decided(Old, CleanupResult.Abolish)), Decided(Young, CleanupResult.Amend));
        var listed = After(decided, new CleanupListed(Day(2), new(Guid.NewGuid()), Officer));
        Assert.Equal(["PU33.listed"], Refused(listed, new CleanupListed(Day(2), new(Guid.NewGuid()), Officer),
            Situation() with { List = ItemStage.AtSecrecy }));
        Assert.Equal([], Refused(listed, new CleanupListed(Day(2), new(Guid.NewGuid()), Officer), Situation() with { List = ItemStage.Discarded }));
        var carriedOut = new CleanupCarriedOut(Day(2), Day(2), "《公告》", Officer);
        Assert.Equal(["PU33.unpublished"], Refused(listed, carriedOut, Situation() with { List = ItemStage.Approved }));
        Assert.Equal(["PU33.basis"], Refused(listed, carriedOut with { Basis = "", Since = Day(9) },
            Situation() with { List = ItemStage.Published }));
        var carried = After(listed, carriedOut, Situation() with { List = ItemStage.Published });
        Assert.Equal(("cleanup_end", Day(30)), Term(carried));

        var closed = new CleanupClosed(Day(2), Officer);
        Assert.Equal(["PU33.unchanged"], Refused(carried, closed));
        Assert.Equal([], Refused(carried, closed, Situation(Standing(Old), Standing(Young) with { ChangedOn = Day(2) })));
        Assert.Equal([], Refused(carried, closed, Situation(Standing(Old), Standing(Young) with { Validity = Validity.Amended, ValiditySince = Day(2) })));
        Assert.Empty(After(carried, closed, Situation(Standing(Old), Standing(Young) with { Validity = Validity.Abolished })).Terms());
        Assert.Equal(["PU30"], Refused(carried, new CleanupDropped(Day(2), AnItem.Words, Officer)));
    }

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static CleanupOpened Opened() => new(Day(2), "2026-清01", "2026年文件清理", Day(20), Day(30), [new(Old, "市场科"), new(Young, null)], Officer);

    private static CleanupResultProposed Proposed(ItemId item, CleanupResult result) => new(Day(2), item, result, AnItem.Words, Officer);

    private static CleanupResultDecided Decided(ItemId item, CleanupResult result) => new(Day(2), item, result, Officer);

    private static StandingDocument Standing(ItemId item) => new(item, "办法", "云商规〔2020〕1号", Validity.InForce, null, null);

    private static CleanupSituation Situation(params StandingDocument[] standing) => new(Day(2),
        (standing.Length > 0 ? standing : [Standing(Old), Standing(Young)]).ToImmutableDictionary(one => one.Item), new(Officer, [.. Enum.GetValues<Role>()]));

    private static (string, DateOnly?) Term(DocumentCleanup cleanup) => Assert.Single(cleanup.Terms()) is var term ? (term.Kind, term.Due) : default;

    private static DocumentCleanup After(DocumentCleanup cleanup, CleanupEvent happened, CleanupSituation? situation = null)
    {
        Assert.Equal([], Refused(cleanup, happened, situation));
        return CleanupSteps.Workflow.Fold(new(cleanup.Id), [.. cleanup.History, happened]);
    }

    private static IEnumerable<string> Refused(DocumentCleanup cleanup, CleanupEvent happened, CleanupSituation? situation = null)
    {
        var refusals = CleanupSteps.Workflow.Decide(cleanup, happened, situation ?? Situation()).Refusals;
        Assert.All(refusals, refusal => Casework.CasePageTests.IsTold(refusal));
        return [.. refusals.Select(AnItem.Told)];
    }
}
