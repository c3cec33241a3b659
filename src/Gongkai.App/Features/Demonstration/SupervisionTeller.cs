using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Diagnostics;
using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Features.Interaction;
using Gongkai.Features.Orders;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>The city's office assesses the year before, and orders what is to be mended.</summary>
internal sealed class SupervisionTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private const string Authority = "云川市人民政府", District = "青岭区人民政府", Supervisor = "zhaomingyuan", Clerk = "zhoumin", Head = "zhengguoliang",
        Asking = "yanxiaoqing", Office = "liwenyuan";
    private const int Year = 2025;

    private readonly AssessmentJournal assessments = services.GetRequiredService<AssessmentJournal>();
    private readonly OrderJournal orders = services.GetRequiredService<OrderJournal>();
    private readonly IndicatorSystems systems = services.GetRequiredService<IndicatorSystems>();
    private readonly SurveyJournal surveys = services.GetRequiredService<SurveyJournal>();
    private readonly SupervisionOrderId mended = new(names.NewId()), overdue = new(names.NewId()), circular = new(names.NewId());
    private readonly SurveyId survey = new(names.NewId());
    private readonly ProblemListId list = new(names.NewId());
    private readonly ItemId item = new(names.NewId());
    private readonly ImmutableArray<string> codes = [.. Enumerable.Range(0, 15).Select(_ => TrackingCode.New())];

    /// <summary>How many steps it tells.</summary>
    public const int Count = 19;

    private Agency City => names.Agency(Authority);

    private Agency Bureau => names.Agency(DemonstrationItem.Agency);

    private AssessmentId Assessment => AgencyAssessment.IdOf(City.Id, Bureau.Id, Year);

    /// <summary>The steps of both, in the order of days.</summary>
    public IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> Steps(CancellationToken ct)
    {
        (DateOnly, string, Func<Task>) Step(int month, int day, Func<Task> tell) => (new(Year + 1, month, day), "考核和督办", tell);
        yield return Step(1, 12, () => OpenAsync(ct));
        yield return Step(1, 20, () => TakeAsync(Head, ct, (today, _, system, by) => new IndicatorsAssigned(today,
            [.. system.Leaves.Select(leaf => new Responsibility(leaf.Code, leaf.Code[0] == '7' ? "政策法规科" : "办公室", null))], by)));
        yield return Step(1, 22, () => TakeAsync(Clerk, ct, (today, _, system, by) => new SelfAssessed(today,
            [.. system.Leaves.Where(leaf => leaf.IsWeighted).Select(leaf => new SelfScore(leaf.Code, leaf.Weight))], by)));
        yield return Step(2, 5, () => ReviewAsync(ct));
        yield return Step(2, 6, () => TakeAsync(Supervisor, ct, (today, matter, system, by) =>
            new AssessmentFedBack(today, matter.SheetBy(system).Total ?? throw new InvalidDataException("unknown"), today.AddDays(14), by)));
        yield return Step(2, 24, () => TakeAsync(Supervisor, ct,
            (today, matter, system, by) => new AssessmentDecided(today, matter.SheetBy(system).Total!.Value,
                system.GradeOf(matter.SheetBy(system).Total!.Value) ?? "", by),
            (today, _, _, by) => new AssessmentPublished(today, by)));
        yield return Step(2, 25, () => IssueAsync(mended, Bureau, OrderKind.Rectification,
            ["规范性文件|有效文件清单|定期清理，公布现行有效文件清单|清单没有更新", "政策解读|解读质量||两件解读只摘录原文"], 15, $"assessment/{Assessment}", ct));
        yield return Step(3, 10, () => TakeAsync(mended, Clerk, async (writing, _, by) => new OrderReplied(writing.Situation.Today,
            await writing.SealAsync("order-reply", "清单已经更新公布；两件解读重新写过，补充了背景和问答。"), [], by), ct));
        yield return Step(3, 12, () => TakeAsync(mended, Supervisor, (writing, order, by) =>
            Task.FromResult<OrderEvent>(new OrderChecked(writing.Situation.Today,
            [.. order.Issued!.Problems.Select((_, i) => new ProblemCheck(i + 1, true, "已经改好"))], null, by)), ct));
        foreach (var step in OfEvaluations(ct)) yield return Step(step.Month, step.Day, step.TellAsync);
        yield return Step(10, 20, () => IssueAsync(circular, names.Agency("青岭区商务局"), OrderKind.Circular, ["两件依申请公开逾期答复"], 15, null, ct));
        yield return Step(10, 23, () => TakeAsync(circular, Supervisor, (writing, order, by) => Task.FromResult<OrderEvent>(new CircularHandedOn(
            writing.Situation.Today, item, $"关于{order.Issued!.Name}依申请公开工作的通报", "两件依申请公开逾期答复，予以通报批评。请各机关引以为戒，按时答复。", by)), ct));
        yield return Step(10, 26, () => IssueAsync(overdue, names.Agency("青岭区商务局"), OrderKind.Supervision, ["机构职能栏目没有更新内设机构"], 10, null, ct));
    }

    // 社会评议 by a survey that is open and sampled at once, 第三方评估 by a table, and what was found in a check by another.
    private IEnumerable<(int Month, int Day, Func<Task> TellAsync)> OfEvaluations(CancellationToken ct)
    {
        yield return (3, 2, () => AskAsync(Asking, Permission.HandleSurveys, async (writing, by) => new SurveyDrafted(writing.Situation.Today,
            await SurveyForm.NumberAsync(writing), new("云川市商务局政务公开社会评议", "请对市商务局 2025 年的政务公开打分，结果公布，计入考核。", new(Year + 1, 3, 3),
                new(Year + 1, 3, 20), [new(QuestionKind.Scale, "公开的内容全面、及时"), new(QuestionKind.Scale, "申请公开方便，答复规范")])
            { Access = SurveyAccess.Both, Evaluation = new(Bureau.Id, Year) }, by), ct));
        yield return (3, 3, () => AskAsync(Office, Permission.PublishSurveys,
            (writing, by) => Task.FromResult<SurveyEvent>(new SurveyPublished(writing.Situation.Today, by)), ct));
        yield return (3, 4, () => AskAsync(Office, Permission.PublishSurveys, async (writing, by) =>
        {
            await SurveyAnswers.InviteAsync(writing, survey, codes);
            return new SurveyInvitationsGiven(writing.Situation.Today, codes.Length, by);
        }, ct));
        yield return (3, 16, () => AnswerAsync(ct));
        yield return (3, 24, () => AskAsync(Office, Permission.PublishSurveys, (writing, by) => Task.FromResult<SurveyEvent>(new SurveyConcluded(
            writing.Situation.Today, "多数市民满意；希望解读更通俗。已经反馈市商务局改进。", by)), ct));
        yield return (3, 26, () => EvaluateAsync(ct));
        yield return (11, 5, () => TakeListAsync(ct));
    }

    private async Task AskAsync(string signIn, string permission, Func<MatterWriting<SurveySituation>, PersonId, Task<SurveyEvent>> happened,
        CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(signIn, ct);
        Check((await surveys.TakeAsync(new(new Survey(survey), null, async (writing, _) => [await happened(writing, officer.Id)]) { BeginningAt = City.Id },
            officer.ActorAt(City.Id), officer.Change(clock, permission, City.Id), ct)).Refusals);
    }

    // Twelve who were chosen, and fourteen of all the others.
    private async Task AnswerAsync(CancellationToken ct)
    {
        var (answers, asked) = (services.GetRequiredService<SurveyAnswers>(), (await surveys.FindAsync(new Survey(survey), ct))!.Value.Matter);
        for (var i = 0; i < 26; i++)
            await answers.AnswerAsync(City.Id, asked, names.NewId(), i < 12 ? TrackingCode.Hash(TrackingCode.Read(codes[i])!) : null,
                [([3 + i % 2], null), ([i % 3 == 0 ? 2 : 4], null)], ct);
    }

    private async Task EvaluateAsync(CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(Supervisor, ct);
        ThirdPartyRow Row(Agency agency, string code, string item, decimal score, string words) =>
            new(agency.Id, new(agency.Name, code, item, score, 10, words));
        await services.GetRequiredService<ThirdParties>().TakeAsync(City.Id, new(clock.BeijingToday, Year, "江平大学公共治理研究中心（示例）",
        [
            Row(Bureau, "1", "主动公开", 9, ""), Row(Bureau, "2", "依申请公开（模拟申请）", 8, "补正告知没有说明理由"), Row(Bureau, "3", "政策解读", 7.5m, "图解没有文字替代"),
            Row(names.Agency(District), "1", "主动公开", 8, "两个栏目半年没有更新"), Row(names.Agency(District), "2", "依申请公开（模拟申请）", 6, "答复超过二十个工作日"),
        ], officer.Id), officer.Change(clock, Permission.SuperviseAssessments, City.Id), ct);
    }

    private async Task TakeListAsync(CancellationToken ct)
    {
        var (officer, today) = (await staff.OfficerAsync(Supervisor, ct), clock.BeijingToday);
        var named = new[] { Bureau, names.Agency("青岭区商务局") }.ToDictionary(agency => agency.Name);
        Check(await services.GetRequiredService<ProblemLists>().TakeAsync(list, City.Id,
        [
            new(Bureau.Name, null, new("主动公开", "栏目更新", "每季度至少更新一次", "统计数据栏目三季度没有更新"), "", null),
            new("青岭区商务局", null, new("平台建设", "检索", "检索结果准确", "站内检索搜不到规范性文件"), "", null),
            new("青岭区商务局", null, new("主动公开", "机构职能", "与三定规定一致", "内设机构没有更新"), "正在核对", null),
        ], new($"{Year + 1}年第三季度政务公开检查", OrderKind.Rectification, OrderLetters.Article, "对下列问题认真整改，举一反三。", today.AddDays(21)),
        named, officer, ct));
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(Supervisor, ct);
        var change = officer.Change(clock, Permission.SuperviseAssessments, City.Id);
        var (id, _) = await systems.PutAsync(City.Id, IndicatorSystems.Seeded() with { Year = Year }, change, ct);
        await systems.PutAsync(City.Id, IndicatorSystems.Seeded() with { Year = Year + 1 }, change, ct);
        Check(await services.GetRequiredService<Assessments>().OpenAsync(City.Id, [Bureau, names.Agency(District)], (await systems.FindAsync(id, ct))!,
            new(Year + 1, 1, 31), officer, ct));
    }

    // What no register knows the reviewer has looked at.
    private async Task ReviewAsync(CancellationToken ct)
    {
        var facts = await services.GetRequiredService<AssessmentSources>().CollectAsync(Bureau.Id, Year, IndicatorSystems.Seeded().Indicators, ct);
        await TakeAsync(Supervisor, ct, (today, _, _, by) => new FactsCollected(today, facts, by), (today, _, system, by) => new IndicatorsReviewed(today,
        [
            .. system.Leaves.Where(leaf => !facts.ContainsKey(leaf.Code)).Select(leaf => leaf.Rule switch
            {
                IndicatorRule.Judgement => new IndicatorReview(leaf.Code, leaf.Code is "2.2" or "8.2" ? leaf.Weight - 1 : leaf.Weight,
                    leaf.Code switch { "2.2" => "清单没有更新", "8.2" => "两件解读只摘录原文", _ => "已经查看，符合要求" }),
                IndicatorRule.Threshold => new(leaf.Code, 100, "按台账核对"),
                _ => new(leaf.Code, 0, "没有发现"),
            }),
        ], by));
    }

    private async Task IssueAsync(SupervisionOrderId id, Agency member, OrderKind kind, ImmutableArray<string> problems, int days, string? origin,
        CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var due = (await services.GetRequiredService<WorkCalendars>().CurrentAsync(ct)).AddWorkdays(today, days);
        var officer = await staff.OfficerAsync(Supervisor, ct);
        Check((await services.GetRequiredService<SupervisionOrders>().IssueAsync(id, new(today, City.Id, member.Id, member.Name, kind, "",
            "《政府信息公开条例》第四十七条", "对下列问题认真整改，举一反三。", [.. problems.Select(OrderProblem.Of)], due)
        { Origin = origin, By = officer.Id }, officer, ct))
            .Refusals);
    }

    private async Task TakeAsync(string signIn, CancellationToken ct,
        params Func<DateOnly, AgencyAssessment, IndicatorSystem, PersonId, AssessmentEvent>[] happened)
    {
        var officer = await staff.OfficerAsync(signIn, ct);
        foreach (var one in happened)
            Check((await assessments.TakeAsync(new(new(Assessment), null, (writing, matter) => Task.FromResult<IReadOnlyList<AssessmentEvent>>(
                [one(writing.Situation.Today, matter, writing.Situation.System!, officer.Id)])), officer.ActorAt(Bureau.Id),
                officer.Change(clock, Permission.OpenAssessments, Bureau.Id), ct)).Refusals);
    }

    private async Task TakeAsync(SupervisionOrderId id, string signIn,
        Func<MatterWriting<OrderSituation>, SupervisionOrder, PersonId, Task<OrderEvent>> happened, CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(signIn, ct);
        Check((await orders.TakeAsync(new(new(id), null, async (writing, order) => [await happened(writing, order, officer.Id)]),
            officer.ActorAt(Bureau.Id), officer.Change(clock, Permission.OpenOrders, Bureau.Id), ct)).Refusals);
    }

    private static void Check(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty) throw new InvalidDataException(string.Join("；", refusals.Select(refusal => $"{refusal.Code} {Message.Of(refusal.Finding)}")));
    }
}
