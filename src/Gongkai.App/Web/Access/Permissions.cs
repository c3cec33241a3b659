using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Publishing;

namespace Gongkai.Web;

/// <summary>
/// Who may open which pages. Who may take which step stands with the step; pages of steps take it from there. What does not stand here nobody may do.
/// </summary>
public static class Permissions
{
    private static readonly Role[] Caseworkers =
        [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead, Role.LegalReviewer, Role.SecrecyReviewer, Role.LeaderInCharge];

    private static readonly FrozenDictionary<Permission, ImmutableArray<Role>> Table = new Dictionary<Permission, ImmutableArray<Role>>
    {
        [Permission.UseDesk] = [.. Enum.GetValues<Role>()],
        [Permission.RegisterRequests] = StepOf<CaseRegistered>(),
        [Permission.ReadCases] = [.. Caseworkers, Role.Archivist],
        [Permission.HandleInquiries] = InquirySteps.Workflow.Holders(typeof(InquiryReceived)),
        [Permission.AssignRequests] = StepOf<CaseAssigned>(),
        [Permission.HandleRequests] = StepOf<SearchLogged>(),
        [Permission.ReviewDrafts] = [Role.SectionHead, Role.OfficeHead],
        [Permission.ReviewLegally] = StepOf<LegalReviewed>(),
        [Permission.ReviewSecrecy] = StepOf<SecrecyReviewed>(),
        [Permission.DropConsultations] = StepOf<ConsultationDropped>(),
        [Permission.ConsentToExtension] = StepOf<ExtensionConsented>(),
        [Permission.ApproveDecisions] = StepOf<DecisionApproved>(),
        [Permission.ServeDecisions] = StepOf<DecisionServed>(),
        [Permission.OpenPersonalData] = [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead],
        [Permission.ArchiveCases] = StepOf<CaseArchived>(),
        [Permission.ConfirmErasure] = [Role.Archivist, Role.OfficeHead],
        [Permission.HandleDisputes] = ReviewKinds.Keepers,
        [Permission.SeeStatistics] = [Role.OfficeHead, Role.LeaderInCharge, Role.Archivist],
        [Permission.FreezeFigures] = [Role.OfficeHead],
        [Permission.SeeCounts] = [Role.OfficeHead, Role.LeaderInCharge, Role.Supervisor],
        [Permission.AnswerComplaints] = [Role.Supervisor],
        [Permission.SeeBoard] = [.. Caseworkers, Role.Supervisor],
        [Permission.ManageTemplates] = [Role.OfficeHead, Role.Administrator],
        [Permission.ManageAgencies] = [Role.Administrator],
        [Permission.ManagePeople] = [Role.Administrator],
        [Permission.ManageSettings] = [Role.OfficeHead, Role.Administrator],
        [Permission.ManageCalendar] = [Role.Administrator],
        [Permission.ImportCases] = [Role.OfficeHead],
        [Permission.HandOverDesks] = [Role.OfficeHead, Role.SectionHead],
        [Permission.ReadJournal] = [Role.Auditor],
        [Permission.HandleItems] = [.. ItemSteps.Workflow.Table.SelectMany(row => row.By).Distinct()],
        [Permission.ManageCatalogue] = CatalogueSteps.Workflow.Holders(typeof(ColumnPut)),
        [Permission.KeepReportChecks] = [Role.RegistrationClerk, Role.OfficeHead, Role.LeaderInCharge],
    }.ToFrozenDictionary();

    private static ImmutableArray<Role> StepOf<T>() where T : CaseEvent => CaseSteps.Workflow.Holders(typeof(T));

    /// <summary>The roles that have a permission; none for what everybody signed in may do.</summary>
    public static ImmutableArray<Role> Holders(Permission permission) => Table.TryGetValue(permission, out var roles) ? roles : [];

    /// <summary>Whether holders of these roles have it. <see cref="Permission.OwnAccount"/> needs none.</summary>
    public static bool Allow(Permission permission, IEnumerable<Role> roles) =>
        permission == Permission.OwnAccount || Holders(permission) is { IsEmpty: false } holders && roles.Any(holders.Contains);
}
