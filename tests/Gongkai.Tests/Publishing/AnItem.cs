using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>An item of 市场体系建设科 at nine o'clock of Monday 2 March 2026, taken through its steps.</summary>
internal sealed class AnItem
{
    public const string Market = "市场体系建设科";

    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly PersonId Author = new(Guid.Parse("01990000-0000-7000-8000-0000000000a1"));
    public static readonly PersonId Reviewer = new(Guid.Parse("01990000-0000-7000-8000-0000000000a2"));
    public static readonly PrivateRef Words = new(new(Guid.Parse("01990000-0000-7000-8000-0000000000a3")), "ab12");

    private readonly ItemContents contents = new();

    public PublicItem Item { get; private set; } = new(new ItemId(Guid.Parse("01990000-0000-7000-8000-0000000000a4")));

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public PublishingSettings Settings { get; init; } = new();

    /// <summary>Where its interpretations stand.</summary>
    public ImmutableArray<ItemStage> Readings { get; init; } = [ItemStage.AtLeader];

    public ImmutableArray<PublicColumn> Columns { get; init; } = PublicColumn.At(AgencyLevel.County);

    /// <summary>A draft of a kind with all that the kind wants.</summary>
    public static AnItem Of(ItemKind kind, ItemPlacement? placement = null, Func<ItemContent, ItemContent>? change = null, PublishingSettings? settings = null)
    {
        var item = new AnItem { Settings = settings ?? new() };
        item.Take(item.Drafted(kind, placement ?? PlacementOf(kind), change));
        return item;
    }

    public ItemDrafted Drafted(ItemKind kind, ItemPlacement placement, Func<ItemContent, ItemContent>? change = null)
    {
        var content = Content(kind);
        return new(Today, "2026-信00001", kind.Code, contents.Add((change?.Invoke(content) ?? content).Write()), placement, Author) { Section = Market };
    }

    /// <summary>What it says now.</summary>
    public ItemContent Content() => contents[Item.Content];

    public string Keep(ItemContent content) => contents.Add(content.Write());

    public static ItemContent Content(ItemKind kind) => new(kind.Code, "一条信息", Monday)
    {
        Number = kind.IsNumbered ? "云商发〔2026〕1号" : "",
        Text = "正文。",
        Fields = kind.Fields.Where(field => field.IsRequired).ToImmutableSortedDictionary(field => field.Name, Value, StringComparer.Ordinal),
    };

    public static ItemPlacement PlacementOf(ItemKind kind) => kind.Home is { } home
        ? new(PublicColumn.Fixed.First(column => column.Sort == home).Id, Openness.Proactive)
        : kind.Node is { } node && !kind.IsNews ? new(node, Openness.Proactive) { Article = node }
        : PublicColumn.At(AgencyLevel.County).FirstOrDefault(column => column.Sort == ColumnSort.Ordinary && column.MayTake(kind)) is { } column
            ? new(column.Id, Openness.Proactive) : new("P20-15", Openness.Proactive) { Article = "P20-15" };

    public ItemSituation As(Role role, PersonId? who = null, string? section = null)
    {
        var situation = new ItemSituation(Now, Today, WorkCalendar.StateCouncil, Settings, Columns, new(who ?? Author, [new(role, section)]))
        {
            Readings = Readings,
        };
        foreach (var content in new[] { Item.Content, Item.Live?.Content }.OfType<string>().Where(hash => hash.Length > 0))
            situation.Contents.Add(contents[content].Write());
        return situation;
    }

    public ItemSituation ByPlatform() => As(Role.OfficeHead) with { Actor = Actor.Platform };

    /// <summary>What forbids it; nothing when it was taken.</summary>
    public ImmutableArray<Refusal> Try(ItemEvent happened, ItemSituation situation)
    {
        if (happened is ItemDrafted { Content: var drafted }) situation.Contents.Add(contents[drafted].Write());
        if (happened is ItemRevised { Content: var revised }) situation.Contents.Add(contents[revised].Write());
        if (happened is ItemFileSevered { Content: var severed }) situation.Contents.Add(contents[severed].Write());
        var decision = ItemSteps.Workflow.Decide(Item, happened, situation);
        if (!decision.IsRefused) Item = ItemSteps.Workflow.Fold(new(Item.Id), [.. Item.History, happened]);
        Assert.All(decision.Refusals, refusal => Casework.CasePageTests.IsTold(refusal));
        return decision.Refusals;
    }

    /// <summary>What would forbid it.</summary>
    public ImmutableArray<Refusal> Decide(ItemEvent happened, ItemSituation situation) => ItemSteps.Workflow.Decide(Item, happened, situation).Refusals;

    public void Take(ItemEvent happened, ItemSituation? situation = null) =>
        Assert.Equal([], Try(happened, situation ?? As(Role.SectionOfficer, section: Market)).Select(Told));

    /// <summary>Through the chain that the agency has chosen.</summary>
    public AnItem Reviewed()
    {
        Take(new ItemSubmitted(Today, Settings.Chain, Author));
        foreach (var stage in Settings.Chain)
            Take(stage == ChainStage.Secrecy
                ? new ItemSecrecyReviewed(
                    Today, Item.Content, Item.Placement.Openness == Openness.Closed ? SecrecyFinding.Closed : SecrecyFinding.Open, Reviewer)
                {
                    Ground = Item.Placement.Ground,
                    Opinion = Words,
                }
                : new ItemPassed(Today, stage, Item.Content, Reviewer), As(Of(stage), Reviewer));
        return this;
    }

    public ItemPublished Publication(string index = "云商/2026-00001") => new(Today, Now, Item.Content, Item.Placement, index) { By = Reviewer };

    public AnItem Published()
    {
        Take(Publication(), As(Role.OfficeHead));
        return this;
    }

    public static Role Of(ChainStage stage) => stage switch
    {
        ChainStage.Section => Role.SectionHead,
        ChainStage.Secrecy => Role.SecrecyReviewer,
        ChainStage.Office => Role.OfficeHead,
        _ => Role.LeaderInCharge,
    };

    public static string Told(Refusal refusal) => $"{refusal.Code}{(refusal.Variant is { } variant ? "." + variant : "")}";

    private static string Value(ItemField field) => field.Type switch
    {
        FieldType.Day => field.Name is "until" or "validUntil" ? "2026-05-01" : "2026-03-02",
        FieldType.Moment => "2026-03-02 08:00",
        FieldType.Number => "1",
        FieldType.Money => "1000",
        FieldType.Choice => field.Choices[0],
        FieldType.Item => "01990000-0000-7000-8000-0000000000b1",
        _ when field.Name == AnnouncedRelease.Field => "进出口，2026年1—6月，2026-07-20",
        _ => "内容",
    };
}
