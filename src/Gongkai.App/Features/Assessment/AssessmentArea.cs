using System.Collections.Immutable;
using Gongkai.Assessment;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>政务公开考核: indicator systems, self-assessment, review, appeal, decision, ranking.</summary>
internal sealed class AssessmentArea : Area
{
    public override ImmutableArray<View> Views =>
    [
        new(IndicatorSystems.Prefix, [IndicatorSystems.Table], IndicatorSystems.Begin),
        new(AssessmentMatters.Prefix, [AssessmentMatters.Table], AssessmentMatters.Begin) { Shared = [TermView.Table] },
        new(ThirdParties.Prefix, [ThirdParties.Table], ThirdParties.Begin),
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(IndicatorSystems.Table, TableKind.Recomputed, "考核指标体系"),
        new(AssessmentMatters.Table, TableKind.Recomputed, "政务公开考核"),
        new(ThirdParties.Table, TableKind.Recomputed, "第三方评估"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.SuperviseAssessments, AssessmentSteps.Workflow.Holders(typeof(AssessmentFedBack))),
        new(Permission.OpenAssessments, [.. AssessmentSteps.Workflow.Table.SelectMany(row => row.By).Distinct()]),
        new(Permission.AssessSelf, AssessmentSteps.Workflow.Holders(typeof(EvidenceGiven))),
    ];

    public override ImmutableArray<Type> FixedEntries => [.. AssessmentSteps.Workflow.Types.Values];

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        TermLines.Due(AssessmentMatters.Prefix, "政务公开考核"), TermLines.Overdue(AssessmentMatters.Prefix, "政务公开考核"),
        new("assessed", "今年公布的考核结果", OverviewGroup.Volume, $"""
            select 'assessment/' || id as id, agency, year || '年考核' as title, published_on as since, coalesce(total, '') || ' 分 ' || coalesce(grade, '') as note
            from {AssessmentMatters.Table} where {OverviewLine.Looked} and published_on >= @from and published_on <= @day
            """)
        {
            Known = $"select agency from looked where exists (select 1 from {AssessmentMatters.Table} where published_on <= @seen)",
            TellsBefore = true,
            IsPublic = true,
        },
    ];

    public override ImmutableArray<NavigationItem> Public =>
        [new(58, "考核结果", AssessmentRoutes.Published, About: "政务公开考核的结果：名次、得分、等次。", Under: Navigation.Data)];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(132, "政务公开考核", AssessmentRoutes.List, Permission.SuperviseAssessments, "下级机关的考核：指标体系、评审、反馈、申诉、审定、公布。", Navigation.Managing),
        new(162, "考核和督办", AssessmentRoutes.Mine, Permission.OpenAssessments, "本机关的考核：自评、失分原因、说明、申诉；收到的督办、整改、通报、约谈。", Navigation.Managing),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new(AssessmentMatters.Prefix, "政务公开考核", id => AssessmentRoutes.Of(AssessmentId.Parse(id, null))) { FormName = AssessmentSteps.Workflow.NameAt },
        new(ThirdParties.Prefix, "第三方评估", id => AssessmentRoutes.ThirdParty(ThirdPartyId.Parse(id, null))),
    ];

    public override void AddIds()
    {
        StoredTypes.AddId<AgencyAssessment>();
        StoredTypes.AddId<IndicatorSystem>();
        StoredTypes.AddId<ThirdPartyTaken>();
    }

    public override void Register(IServiceCollection services) =>
        services.AddTerms((_, clock) => new AssessmentMatters(clock)).AddSingleton<AssessmentJournal>().AddScoped<AssessmentDesk>()
            .AddSingleton<Assessments>().AddSingleton<IndicatorSystems>().AddSingleton<ThirdParties>().AddSingleton<AssessmentSources>().AddSingleton<WhatIf>();
}
