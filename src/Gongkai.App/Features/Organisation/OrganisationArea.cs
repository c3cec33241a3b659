using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Organisation;

/// <summary>机关、人员、放假安排: who does the work, and on which days.</summary>
internal sealed class OrganisationArea : Area
{
    private const string Managing = Navigation.Managing;

    public override ImmutableArray<View> Views => [new(HolidayNotices.Stream, ["holiday_notice"], static (_, _) => HolidayNotices.RebuildAsync)];

    public override ImmutableArray<StoredRegister> Registers => [new("agency/", AgencyRows.RebuildAsync)];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new("agency", TableKind.Witnessed, "机关"),
        new("agency_alias", TableKind.Witnessed, "机关别名"),
        new("agency_settings", TableKind.Witnessed, "机关设置"),
        new("section", TableKind.Witnessed, "科室"),
        new("person", TableKind.Witnessed, "人员"),
        new("recovery_code", TableKind.Witnessed, "登录备用码"),
        new("post", TableKind.Witnessed, "岗位"),
        new("deputy", TableKind.Witnessed, "代行职务"),
        new("session", TableKind.Witnessed, "登录会话"),
        new("sign_in_attempt", TableKind.Witnessed, "登录尝试"),
        new("trusted_device", TableKind.Witnessed, "登录过的设备"),
        new("provider_claim", TableKind.Witnessed, "待确认的统一身份"),
        new("returned_form", TableKind.Witnessed, "退回的表单"),
        new("outbox", TableKind.Witnessed, "待发消息"),
        new("holiday_notice", TableKind.Recomputed, "放假安排"),
    ];

    public override ImmutableArray<SealedTable> Sealed => [new(ReturnedForms.Table, "id")];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.ManageAgencies, [Role.Administrator]),
        new(Permission.ManagePeople, [Role.Administrator]),
        new(Permission.ManageSettings, [Role.OfficeHead, Role.Administrator]),
        new(Permission.ManageCalendar, [Role.Administrator]),
        new(Permission.ReadJournal, [Role.Auditor]),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(70, "放假安排", OrganisationRoutes.Calendar, Permission.ManageCalendar, "载入每年的放假安排，看会影响哪些期限。", Managing),
        new(170, "机关", OrganisationRoutes.Agencies, Permission.ManageAgencies, "机关、科室和办理设置。", Managing),
        new(180, "人员和岗位", OrganisationRoutes.People, Permission.ManagePeople, "人员、岗位、请假和代理。", Managing),
    ];

    public override void Register(IServiceCollection services) => services.AddSingleton<SetupToken>();
}
