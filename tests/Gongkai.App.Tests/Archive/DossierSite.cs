using System.Text;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Archive;

/// <summary>A site with people in every post that files and personal data need, and cases that were answered.</summary>
internal sealed class DossierSite : IAsyncDisposable
{
    private static readonly PersonId Drafter = new(Guid.CreateVersion7());

    private DossierSite(RunningSite site, LeapingClock clock, StorageOptions storage) => (Site, Clock, Storage) = (site, clock, storage);

    public RunningSite Site { get; }

    public LeapingClock Clock { get; }

    public StorageOptions Storage { get; }

    public Agency Agency { get; private set; } = new(default, "");

    public Store Store => Site.Services.GetRequiredService<Store>();

    /// <summary>The same on a command line.</summary>
    public string[] Place => ["--data", Storage.Data, .. Storage.Connection is { } connection ? ["--database", connection] : Array.Empty<string>()];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DossierSite> StartAsync(Engine engine, Func<Gongkai.Web.SiteOptions, Gongkai.Web.SiteOptions>? change = null)
    {
        var clock = new LeapingClock(new(2026, 4, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        StorageOptions? storage = null;
        var site = await RunningSite.StartAsync(options =>
        {
            storage = options.Storage with { Connection = engine == Engine.Postgres ? PostgresServer.Create() : null };
            options = options with { Storage = storage };
            return change?.Invoke(options) ?? options;
        }, clock);
        var dossier = new DossierSite(site, clock, storage!);
        foreach (var role in new[] { Role.RegistrationClerk, Role.SectionOfficer, Role.OfficeHead, Role.LegalReviewer, Role.Archivist, Role.Auditor })
            await site.EmployAsync(role.ToString(), role);
        await site.EmployAsync("Archivist2", Role.Archivist);
        dossier.Agency = site.Agency!;
        return dossier;
    }

    public Task<Visitor> SignInAsync(Role role) => Site.SignInAsync(role.ToString());

    /// <summary>A case of a natural person with an agent and a third party, answered and served on 10 April 2026.</summary>
    public async Task<(DisclosureRequest Request, string Code)> ServedAsync(string mark = "")
    {
        var (id, code, day) = (new DisclosureRequestId(Guid.CreateVersion7()), TrackingCode.New(), new DateOnly(2026, 3, 16));
        var consultation = Guid.CreateVersion7();
        var application = await KeepAsync(id, FileKind.Application, $"沈若水{mark}的申请书.pdf", $"%PDF-1.4 申请书 {id}");
        var identity = await KeepAsync(id, FileKind.Identity, $"沈若水{mark}身份证.pdf", $"%PDF-1.4 身份证 {id}");
        var opinion = await KeepAsync(id, FileKind.Opinion, "绿禾公司意见.pdf", $"%PDF-1.4 意见 {id}");
        var letter = await KeepAsync(id, FileKind.Letter, "答复书.docx", $"PK 答复书 {id}");
        var proof = await KeepAsync(id, FileKind.ServiceProof, "签收单.pdf", $"%PDF-1.4 签收单 {id}");
        var applicant = new ApplicantDetails($"沈若水{mark}")
        {
            Document = IdentityDocument.ResidentCard,
            DocumentNumber = "110101199003071234",
            Telephone = "13812345678",
            Email = "ruoshui@mail.example",
            Address = "云川市青岭区和平路18号3栋201室",
        };
        await TakeAsync(async writing =>
        [
            new ApplicationArrived(day, Channel.InPerson, ApplicantCategory.NaturalPerson,
                await writing.SealAsync(ApplicantDetails.RowKind, applicant.Write(), new PersonalFacet("identity", applicant.IdentityKey!)),
                await writing.SealAsync("description", $"2025年再生资源回收网点建设补助的审核结果{mark}"))
            {
                Agent = await writing.SealAsync("agent", new ApplicantDetails("江一舟") { Telephone = "13900001111" }.Write()),
                TrackingHash = TrackingCode.Hash(code),
                Files = [await RecordAsync(writing, application), await RecordAsync(writing, identity)],
            },
            await writing.RegisterAsync(day),
        ], id, begin: true);
        await TakeAsync(async writing =>
        [
            new CaseAssigned(day, "市场体系建设科", Drafter),
            new SearchLogged(day.AddDays(1), ["办公自动化系统"], ["再生资源", "补助"], false) { Result = await writing.SealAsync("search", "没有找到审核结果") },
            new ConsultationSent(day.AddDays(2), consultation, ConsultationKind.ThirdParty, await writing.SealAsync("party", "云川市绿禾再生资源有限公司，联系人谷雨")),
            new ConsultationDelivered(day.AddDays(3), consultation),
            new ConsultationAnswered(day.AddDays(7), consultation,
                ConsultationOutcome.RefusesWithReason)
                {
                    Opinion = await writing.SealAsync("opinion", "涉及我公司的进货价格"),
                    File = await RecordAsync(writing, opinion),
                },
            new DecisionDrafted(day.AddDays(8), new(DispositionType.NotHeld) { Texts = [.. await TextsAsync(writing)] }, new(Guid.CreateVersion7())),
            new DecisionApproved(day.AddDays(9), new(Guid.CreateVersion7())),
            new DecisionIssued(day.AddDays(10), new("D-U1a", "云商复〔2026〕7号", day.AddDays(10), "默认1", await RecordAsync(writing, letter), null)),
            new DecisionServed(new(2026, 4, 10),
                ServiceRoute.Direct) { Proof = await writing.SealAsync("proof", "申请人本人签收"), ProofFile = await RecordAsync(writing, proof) },
        ], id);
        return (await FindAsync(id), code);
    }

    /// <summary>A case that a section has.</summary>
    public async Task<DisclosureRequest> UnderReviewAsync()
    {
        var (id, day) = (new DisclosureRequestId(Guid.CreateVersion7()), new DateOnly(2026, 4, 13));
        await TakeAsync(async writing =>
        [
            new ApplicationArrived(day, Channel.InPerson, ApplicantCategory.NaturalPerson,
                await writing.SealAsync(ApplicantDetails.RowKind, new ApplicantDetails("江一舟").Write()), await writing.SealAsync("description", "2025年网点名单")),
            await writing.RegisterAsync(day),
            new CaseAssigned(day, "市场体系建设科", Drafter),
        ], id, begin: true);
        return await FindAsync(id);
    }

    public async Task<DisclosureRequest> FindAsync(DisclosureRequestId id) =>
        (await Site.Services.GetRequiredService<RequestJournal>().FindAsync(id, Ct))!.Value.Request;

    /// <summary>Archives a case as the archivist does.</summary>
    public async Task ArchiveAsync(DisclosureRequestId id)
    {
        using var archivist = await SignInAsync(Role.Archivist);
        var sent = await archivist.SendAsync($"/desk/cases/{id}/archive", "办结并归档");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (Storage.Connection is { } connection) PostgresServer.Drop(connection);
    }

    private static async Task<List<DraftText>> TextsAsync(CaseWriting writing)
    {
        var texts = new List<DraftText>();
        foreach (var need in Enum.GetValues<DecisionNeed>()) texts.Add(new(need, await writing.SealAsync("draft", "本机关没有制作")));
        return texts;
    }

    private async Task<KeptFile> KeepAsync(DisclosureRequestId id, FileKind kind, string name, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var stored = await Store.Files.PutAsync(bytes, id.Stream, 1 << 20, Ct);
        return new(new(stored.Hash, kind), name, "application/pdf", stored.Size);
    }

    private static async Task<FileRef> RecordAsync(CaseWriting writing, KeptFile file)
    {
        await CaseFiles.RecordAsync(writing, file, new(2026, 3, 16));
        return file.Ref;
    }

    private async Task TakeAsync(Func<CaseWriting, Task<IReadOnlyList<CaseEvent>>> steps, DisclosureRequestId id, bool begin = false)
    {
        var (journal, office) = (Site.Services.GetRequiredService<RequestJournal>(), new Actor(Drafter, [.. Enum.GetValues<Role>()]));
        var change = new ChangeContext(Drafter.ToString(), "承办人", Clock.GetUtcNow(), null);
        var answer = begin
            ? await journal.BeginAsync(Agency.Id, id, office, change, (writing, _) => steps(writing), Ct)
            : await journal.TakeAsync(id, null, office, change, (writing, _) => steps(writing), Ct);
        Assert.True(answer.IsTaken, string.Join(" ", answer.Refusals.Select(refusal => refusal.Code)));
    }
}
