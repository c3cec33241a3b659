using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>首问: inquiries, and who answers for each.</summary>
internal sealed class InquiryArea : Area
{
    public override ImmutableArray<View> Views => [new("inquiry/", ["inquiry_view"], InquiryView.Begin) { Shared = [TermView.Table, SearchEntries.Table] }];

    public override ImmutableArray<StoreTable> Tables => [new("inquiry_view", TableKind.Recomputed, "首问列表")];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleInquiries, InquirySteps.Workflow.Holders(typeof(InquiryReceived))),
    ];

    public override IReadOnlyDictionary<string, string> EntryLabels { get; } = new Dictionary<string, string>
    {
        ["Way"] = "方式",
        ["Question"] = "询问的内容",
        ["Asker"] = "询问人和联系方式",
    };

    public override ImmutableArray<Type> FixedEntries => [typeof(InquiryEntryCorrected)];

    public override ImmutableArray<NavigationItem> Public =>
        [new(35, "查询咨询", InquiryRoutes.Tracked, About: "用登记时得到的查询码，看来访、来电、留言的事项办到哪一步。")];

    public override ImmutableArray<OverviewLine> OverviewLines => [TermLines.Due("inquiry/", "首问"), TermLines.Overdue("inquiry/", "首问")];

    public override ImmutableArray<NavigationItem> Desk =>
        [new(25, "首问登记", InquiryRoutes.List, Permission.HandleInquiries, "登记来访、来电、留言，移交、接收、答复。", Navigation.Handling)];

    public override ImmutableArray<MatterAddress> Addresses =>
        [new("inquiry/", "首问", id => InquiryRoutes.Of(InquiryId.Parse(id, null))) { FormName = InquirySteps.Workflow.NameAt }];

    public override void AddIds() => StoredTypes.AddId<Inquiry>();

    public override void Register(IServiceCollection services) =>
        services.AddScoped<InquiryDesk>().AddSingleton<InquiryJournal>().AddTerms((calendars, clock) => new InquiryMatters(calendars, clock));
}
