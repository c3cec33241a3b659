using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Interaction;

/// <summary>互动交流: what the public writes to agencies on their website, and what becomes of it.</summary>
internal sealed class InteractionArea : Area
{
    public override ImmutableArray<View> Views =>
    [
        new("message/", [MessageView.Table], MessageView.Begin) { Shared = [TermView.Table, SearchEntries.Table] },
        new("survey/", [SurveyMatters.Table], SurveyMatters.Begin) { Shared = [TermView.Table] },
        new(SurveyAnswers.Streams, [SurveyAnswers.Table], SurveyAnswers.Begin),
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(MessageView.Table, TableKind.Recomputed, "留言列表"),
        new(SurveyMatters.Table, TableKind.Recomputed, "问卷列表"),
        new(SurveyAnswers.Table, TableKind.Recomputed, "问卷答案"),
        new(SurveyAnswers.Invitations, TableKind.Passing, "没有用过的问卷邀请码"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleMessages, MessageSteps.Workflow.Holders(typeof(MessageAnswerSubmitted))),
        new(Permission.AssignMessages, MessageSteps.Workflow.Holders(typeof(MessageAssigned))),
        new(Permission.ApproveMessages, MessageSteps.Workflow.Holders(typeof(MessageAnswerApproved))),
        new(Permission.HandleSurveys, SurveySteps.Workflow.Holders(typeof(SurveyRevised))),
        new(Permission.PublishSurveys, SurveySteps.Workflow.Holders(typeof(SurveyPublished))),
        new(Permission.SeeInteraction, [.. MessageSteps.Workflow.Holders(typeof(MessageAnswerApproved)), Role.LeaderInCharge]),
        new(Permission.EraseMessages, MessageSteps.Workflow.Holders(typeof(MessageErased))),
    ];

    public override IReadOnlyDictionary<string, string> EntryLabels { get; } = new Dictionary<string, string>
    {
        [$"{nameof(MessageAssigned)}.Section"] = "办理科室",
        [$"{nameof(MessageAssigned)}.Note"] = "办理要求",
        [$"{nameof(MessageDirected)}.Direction"] = "为什么不在这里答复",
        [$"{nameof(MessageDirected)}.Advice"] = "向哪里提出",
    };

    public override ImmutableArray<Type> FixedEntries =>
    [
        typeof(MessageReceived), typeof(MessageAnswerSubmitted), typeof(MessageAnswerReturned), typeof(MessageAnswerApproved), typeof(MessageUnpublished),
        typeof(MessageEntryCorrected), typeof(MessageErasureProposed), typeof(MessageErased),
        typeof(SurveyDrafted), typeof(SurveyRevised), typeof(SurveyPublished), typeof(SurveyInvitationsGiven), typeof(SurveyConcluded), typeof(SurveyWithdrawn),
    ];

    public override ImmutableArray<NavigationItem> Public =>
        [new(25, "互动交流", InteractionRoutes.Start, About: "咨询、求助、提建议，给政府网站找错；用编号和查询码看答复；留言选登。")];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(27, "公众留言", MessageRoutes.List, Permission.HandleMessages, "留言和网站找错：分办、答复、审核、公开。", Navigation.Interaction),
        new(29, "问卷调查", SurveyRoutes.List, Permission.HandleSurveys, "拟写、发布问卷，看答案，公布结果。", Navigation.Interaction),
        new(28, "互动数字", MessageRoutes.Figures, Permission.SeeInteraction, "网站年度报表“互动交流”的数字，等待答复的留言。", Navigation.Interaction),
        new(192, "到期留言", MessageRoutes.Erasure, Permission.EraseMessages, "保管期限已满的留言。", Navigation.Interaction),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new("message/", "留言", id => MessageRoutes.Of(MessageId.Parse(id, null))) { FormName = MessageSteps.Workflow.NameAt },
        new("survey/", "问卷", id => SurveyRoutes.Of(SurveyId.Parse(id, null))) { FormName = SurveySteps.Workflow.NameAt },
    ];

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        TermLines.Due("message/", "公众留言"), TermLines.Overdue("message/", "公众留言"),
        new("messages", "今年收到的留言", OverviewGroup.Volume, $"""
            select 'message/' || id as id, agency, number as title, received_on as since, '' as note
            from message_view where {OverviewLine.Looked} and received_on >= @from and received_on <= @day
            """)
        {
            Known = $"select agency from message_view where {OverviewLine.Looked} and received_on <= @seen",
            TellsBefore = true,
        },
    ];

    public override ImmutableArray<RadarLine> RadarLines => [new VetoedMessages(), new LateMessages()];

    public override void AddIds()
    {
        StoredTypes.AddId<PublicMessage>();
        StoredTypes.AddId<Survey>();
    }

    public override void Register(IServiceCollection services) =>
        services.AddTerms((calendars, clock) => new MessageMatters(calendars, clock)).AddTerms((calendars, clock) => new SurveyMatters(calendars, clock))
            .AddSingleton<SurveyJournal>().AddScoped<SurveyDesk>().AddSingleton<SurveyAnswers>()
            .AddSingleton<MessageJournal>().AddSingleton<PublishedMessages>()
            .AddSingleton<InteractionFigures>().AddScoped<MessageDesk>();
}
