using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>依申请公开: requests from receipt to archive, reviews, complaints, and what is counted of them.</summary>
internal sealed class CaseworkArea : Area
{
    private const string Handling = Navigation.Handling, Figures = Navigation.Figures, Managing = Navigation.Managing;

    private static readonly Role[] Caseworkers =
        [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead, Role.LegalReviewer, Role.SecrecyReviewer, Role.LeaderInCharge];

    public override ImmutableArray<View> Views =>
    [
        new("case/", ["case_view", "case_party", "register_view", "letter_view", "archive_view"],
            CaseProjection.Begin) { Shared = [TermView.Table, SearchEntries.Table], Beside = CaseProjection.FindBy },
        new("public-answer/", ["public_answer_pair", "public_answer_count", "public_answer"], PublicAnswers.Begin),
        new("review/", ["review_view"], ReviewView.Begin) { Shared = [TermView.Table, SearchEntries.Table] },
        new("complaint/", ["complaint_view"], ComplaintMatters.Begin) { Shared = [TermView.Table, SearchEntries.Table] },
        new("figures/", ["frozen_year"], (_, _) => YearRegister.ProjectAsync),
        new("letters/", ["letter_template"], TemplateShelf.Begin),
        Openings.View,
    ];

    public override ImmutableArray<StoredRegister> Registers =>
        [new("letters/", LetterSettings.RebuildAsync), new(TrackingCodes.Streams, TrackingCodes.RebuildAsync)];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new("case_file", TableKind.Witnessed, "办件文件"),
        new("pending_upload", TableKind.Witnessed, "未提交的上传"),
        new("imported_case", TableKind.Witnessed, "导入的办件"),
        new("import_report", TableKind.Witnessed, "导入记录"),
        new("desk_draft", TableKind.Witnessed, "未写完的表单"),
        new("letter_pdf", TableKind.Witnessed, "文书打印件"),
        new("tracking_code", TableKind.Witnessed, "补发和作废的查询码"),
        new("code_request", TableKind.Witnessed, "找回查询码的请求"),
        new("code_proof", TableKind.Witnessed, "发到邮箱的确认码"),
        new("case_view", TableKind.Recomputed, "办件列表"),
        new("case_party", TableKind.Recomputed, "办件当事人"),
        new("register_view", TableKind.Recomputed, "台账"),
        new("letter_view", TableKind.Recomputed, "文号登记"),
        new("archive_view", TableKind.Recomputed, "归档登记"),
        new("term_view", TableKind.Recomputed, "正在进行的期限"),
        new("public_answer", TableKind.Recomputed, "已公开信息"),
        new("public_answer_pair", TableKind.Recomputed, "已公开信息检索"),
        new("public_answer_count", TableKind.Recomputed, "已公开信息检索计数"),
        new("review_view", TableKind.Recomputed, "复议诉讼列表"),
        new("complaint_view", TableKind.Recomputed, "投诉列表"),
        new("frozen_year", TableKind.Recomputed, "年度数字"),
        new("letter_template", TableKind.Recomputed, "文书模板"),
        new("opening_view", TableKind.Recomputed, "查看个人信息的记录"),
    ];

    public override ImmutableArray<SealedTable> Sealed => [new(DeskDrafts.Table, "id")];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.RegisterRequests, StepOf<CaseRegistered>()),
        new(Permission.ReadCases, [.. Caseworkers, Role.Archivist]),
        new(Permission.AssignRequests, StepOf<CaseAssigned>()),
        new(Permission.HandleRequests, StepOf<SearchLogged>()),
        new(Permission.ReviewDrafts, [Role.SectionHead, Role.OfficeHead]),
        new(Permission.ReviewLegally, StepOf<LegalReviewed>()),
        new(Permission.ReviewSecrecy, StepOf<SecrecyReviewed>()),
        new(Permission.DropConsultations, StepOf<ConsultationDropped>()),
        new(Permission.ConsentToExtension, StepOf<ExtensionConsented>()),
        new(Permission.ApproveDecisions, StepOf<DecisionApproved>()),
        new(Permission.ServeDecisions, StepOf<DecisionServed>()),
        new(Permission.OpenPersonalData, [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead]),
        new(Permission.ArchiveCases, StepOf<CaseArchived>()),
        new(Permission.ConfirmErasure, [Role.Archivist, Role.OfficeHead]),
        new(Permission.HandleDisputes, ReviewKinds.Keepers),
        new(Permission.SeeStatistics, [Role.OfficeHead, Role.LeaderInCharge, Role.Archivist]),
        new(Permission.FreezeFigures, [Role.OfficeHead]),
        new(Permission.SeeCounts, [Role.OfficeHead, Role.LeaderInCharge, Role.Supervisor]),
        new(Permission.AnswerComplaints, [Role.Supervisor]),
        new(Permission.SeeBoard, [.. Caseworkers, Role.Supervisor]),
        new(Permission.ManageTemplates, [Role.OfficeHead, Role.Administrator]),
        new(Permission.ImportCases, [Role.OfficeHead]),
        new(Permission.HandOverDesks, [Role.OfficeHead, Role.SectionHead]),
    ];

    public override IReadOnlyDictionary<string, string> EntryLabels => CaseEntries.Labels;

    public override ImmutableArray<Type> FixedEntries => CaseEntries.Fixed;

    public override ImmutableArray<NavigationItem> Public =>
    [
        new(20, "申请公开", ApplyRoutes.Start, About: "填写所需的信息，提交后得到登记编号、查询码和答复期限。不用说明用途。"),
        new(30, "查询进度", TrackRoutes.Start, About: "用回执上的查询码，看申请办到哪一步，补正、下载答复、评价、投诉。"),
        new(40, "期限计算", ApplyRoutes.Calculator, About: "填写收到申请、补正、征求意见、延期等日期，逐日说明期限到哪一天、为什么。"),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(20, "收件登记", IntakeRoutes.Arrived, Permission.RegisterRequests, "登记新收到的申请，与申请人确认。", Handling),
        new(25, "选登审查", IntakeRoutes.AnswersReview, Permission.ReviewSecrecy, "录入的答复摘要和已公开信息，逐条审查后公布。", Handling),
        new(30, "期限看板", ReminderRoutes.Board, Permission.SeeBoard, "各科室、各承办人还有几天、几件。", Handling),
        new(35, "检索", FindRoutes.Start, Permission.UseDesk, "案件、复议诉讼、投诉、首问，按编号、文号、主题查找。", Navigation.Head),
        new(40, "提醒", ReminderRoutes.Notices, Permission.UseDesk, "到期、逾期的提醒，登录异常的提醒。", Navigation.Head),
        new(50, "案件", CaseRoutes.List, Permission.ReadCases, "正在办理的和已经办结的案件。"),
        new(60, "移交案件", CaseRoutes.HandOver, Permission.HandOverDesks, "把一个人手上的案件交给另一个人。", Handling),
        new(80, "办理流程", CaseRoutes.Workflow, Permission.ReadCases, "哪个阶段能办什么、由谁办。", Handling),
        new(90, "投诉", ComplaintRoutes.List, Permission.AnswerComplaints, "处理对下级机关的投诉。", Handling),
        new(100, "台账", FigureRoutes.Register, Permission.ReadCases, "按编号、主题、申请人查找，下载表格。", Figures),
        new(110, "复议诉讼", ReviewRoutes.List, Permission.HandleDisputes, "行政复议、行政诉讼的登记和期限。", Handling),
        new(120, "年度统计", FigureRoutes.ThisYear, Permission.SeeStatistics, "年度报告表三、表四和统计分析。", Figures),
        new(130, "办理情况", FigureRoutes.Counts, Permission.SeeCounts, "下级机关的办理数量和按时答复率。", Figures),
        new(140, "文号登记簿", LetterRoutes.Register, Permission.ReadCases, "已编的文号，有没有缺号。", Figures),
        new(150, "文书模板", LetterRoutes.AllTemplates, Permission.ManageTemplates, "文书的样式和文字。", Managing),
        new(190, "到期档案", PersonalRoutes.Retention, Permission.ArchiveCases, "保管期限已满的卷宗。", Figures),
        new(200, "个人信息查看记录", PersonalRoutes.Openings, Permission.ReadJournal, "谁为什么查看过个人信息。", Managing),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new("case/", "案件", id => CaseRoutes.Of(DisclosureRequestId.Parse(id, null))) { FormName = DecisionGuide.FormName },
        new("review/", "复议诉讼", id => ReviewRoutes.Of(ReviewId.Parse(id, null))) { FormName = ReviewSteps.Workflow.NameAt },
        new("complaint/", "投诉", id => ComplaintRoutes.Of(ComplaintId.Parse(id, null)))
        {
            FormName = ComplaintSteps.Workflow.NameAt,
            IsForAuthority = true,
        },
    ];

    public override ImmutableArray<string> DeskPanels => [nameof(MyCases), nameof(Unfinished)];

    // What has no number yet was not registered.
    private static OverviewLine Requests(string word, string name, OverviewGroup group, string which, string basis = "") => new(word, name, group, $"""
        select 'case/' || id as id, agency, coalesce(number, '（没有编号）') as title, due_on as since, '收到日期 ' || received_on as note
        from register_view where {OverviewLine.Looked} and kind = 'Disclosure' and {which}
        """)
    {
        Known = $"select agency from register_view where {OverviewLine.Looked} and received_on <= @seen",
        Basis = basis,
        TellsBefore = true,
        PlaceAbove = FigureRoutes.Counts,
    };

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        TermLines.Due("case/", "依申请公开"), TermLines.Due("review/", "复议诉讼"), TermLines.Due("complaint/", "投诉"),
        TermLines.Overdue("case/", "依申请公开"), TermLines.Overdue("review/", "复议诉讼"), TermLines.Overdue("complaint/", "投诉"),
        Requests("late_reply", "今年到期、没有按时答复的申请", OverviewGroup.Unmet,
            "joined_into is null and due_on >= @from and due_on < @day and (ended_on is null or ended_on > due_on)", "《政府信息公开条例》第三十三条"),
        Requests("received", "今年收到的申请", OverviewGroup.Volume, "received_on >= @from and received_on <= @day"),
        Requests("replied", "今年办结的申请", OverviewGroup.Volume, "outcome is not null and ended_on >= @from and ended_on <= @day"),
    ];

    public override ImmutableArray<RadarLine> RadarLines => [new AskedByMany()];

    public override ImmutableArray<ReaderWork> Works => [TemplateWork.Work];

    private static ImmutableArray<Role> StepOf<T>() where T : CaseEvent => CaseSteps.Workflow.Holders(typeof(T));

    public override void AddIds()
    {
        StoredTypes.AddId<DisclosureRequest>();
        StoredTypes.AddId<ReviewCase>();
        StoredTypes.AddId<Complaint>();
    }

    public override async Task ForgetAsync(JournalTransaction transaction, ErasedContent content)
    {
        if (content.Kind == "drafts") await DeskDrafts.EraseAsync(transaction, content.Id.Contains('/') ? content.Id : $"case/{content.Id}");
        if (content.Kind == "file") await CaseFiles.ForgetAsync(transaction, content);
    }

    public override void Register(IServiceCollection services)
    {
        services.AddTerms((calendars, clock) => new RequestMatters(calendars, clock)).AddTerms((calendars, clock) => new ReviewMatters(calendars, clock))
            .AddTerms((calendars, clock) => new ComplaintMatters(calendars, clock));
        services.AddSingleton<RequestJournal>().AddSingleton<CaseLists>().AddSingleton<CaseFiles>().AddSingleton<SameApplicant>().AddSingleton<CaseExcerpts>();
        services.AddSingleton<DeskDrafts>().AddSingleton<DailyRound>().AddHostedService<DailyRounds>().AddScoped<CaseDesk>();
        services.AddSingleton<Attachments>().AddSingleton<Duplicates>().AddSingleton<CaseImport>().AddSingleton<ReceiptLetter>();
        services.AddSingleton<PublicAnswers>().AddSingleton<Submissions>().AddSingleton<AgencyGuides>().AddSingleton<BlankForms>();
        services.AddSingleton<TemplateShelf>().AddSingleton<LetterDesk>().AddSingleton<LapseLetters>().AddSingleton<LetterFiles>();
        services.AddSingleton<LettersIssued>().AddHostedService<LetterPrinting>();
        services.AddSingleton<DecisionDesk>().AddScoped<StepLetter>();
        services.AddSingleton<Openings>().AddSingleton<Erasures>().AddSingleton<RetentionLists>();
        services.AddSingleton<CaseDossiers>().AddSingleton<BundleMaking>().AddSingleton<Archiving>();
        services.AddSingleton<RegisterSearch>().AddSingleton<ApplicantSearch>().AddSingleton<YearRegister>().AddSingleton<ReviewJournal>()
            .AddScoped<ReviewDesk>();
        services.AddSingleton<TrackedCases>().AddSingleton<ReplyFiles>().AddSingleton<ComplaintJournal>().AddScoped<ComplaintDesk>();
        services.AddSingleton<TrackingCodes>().AddSingleton<CodeMails>().AddSingleton<CodeRequests>().AddHostedService<CodeRequestRounds>();
        services.AddSingleton<CaseNotices>().AddSingleton<DueReminders>().AddSingleton<BoardCounts>().AddHostedService<ReminderRounds>();
    }
}
