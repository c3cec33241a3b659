using System.Net;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Archive;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Evidence;

public sealed class EvidenceTests
{
    private static readonly (string, string)[] Typed =
    [
        ("Command.Proceeding", "沈若水诉云川市商务局案（2026）云0102行初8号"), ("Command.Organ", "云川市青岭区人民法院"), ("Command.Words", "诉讼举证"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_evidence_of_a_case_is_one_step_and_third_parties_are_not_in_it(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        using var reviewer = await dossier.SignInAsync(Role.LegalReviewer);
        await SafePagesTests.ExamineAsync(reviewer, $"/desk/cases/{request.Id}/evidence");

        var zip = await MakeAsync(reviewer, request.Id, Typed);
        var names = ArchiveTests.Names(zip);
        Assert.Superset(new HashSet<string>
        {
            "证据目录.docx", "目录.html", "journal.json", "manifest.json", "记录/申请内容.html", "记录/检索记录.html", "记录/征求意见情况.html", "记录/送达情况.html", "记录/办理经过.html",
            "记录/答复期限的计算.html", "记录/答复期限的计算.json",
        }, names.ToHashSet());
        Assert.DoesNotContain(names, name => name.Contains("绿禾", StringComparison.Ordinal));
        var texts = string.Concat(names.Where(name => !name.EndsWith(".docx", StringComparison.Ordinal))
            .Select(name => Encoding.UTF8.GetString(ArchiveTests.Read(zip, name))));
        Assert.DoesNotContain("绿禾", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("进货价格", texts, StringComparison.Ordinal);
        Assert.Contains("第三方的材料，没有选择列入", texts, StringComparison.Ordinal);
        Assert.Equal(0, ArchiveTests.Verify(zip).Status);

        var entry = Assert.Single(await dossier.Store.Journal.ReadAsync($"bundle/{request.Id}", Ct));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ArchiveTests.Read(zip, "manifest.json"))), entry.Body,
            StringComparison.Ordinal);
        Assert.Single(await dossier.Store.Journal.ReadAsync($"opened/{request.Id}", Ct));
    }

    [Theory, BothEngines]
    public async Task Third_parties_are_in_it_when_they_are_chosen(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        using var reviewer = await dossier.SignInAsync(Role.LegalReviewer);

        var zip = await MakeAsync(reviewer, request.Id, [.. Typed, ("Command.ShowsThirdParties", "true")]);

        Assert.Contains(ArchiveTests.Names(zip), name => name.Contains("绿禾公司意见", StringComparison.Ordinal));
        Assert.Contains("进货价格", Encoding.UTF8.GetString(ArchiveTests.Read(zip, "记录/征求意见情况.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_moment_gives_the_same_bytes()
    {
        await using var dossier = await DossierSite.StartAsync(Engine.Sqlite);
        var (request, _) = await dossier.ServedAsync();
        using var reviewer = await dossier.SignInAsync(Role.LegalReviewer);

        var first = await MakeAsync(reviewer, request.Id, Typed);
        var second = await MakeAsync(reviewer, request.Id, Typed);
        // The chain has gone on by the two lines that tell of the first.
        foreach (var name in ArchiveTests.Names(first).Where(name => name is not ("manifest.json" or "目录.html")))
            Assert.True(ArchiveTests.Read(first, name).AsSpan().SequenceEqual(ArchiveTests.Read(second, name)), name);
        dossier.Clock.Advance(TimeSpan.FromHours(5));
        using var again = await dossier.SignInAsync(Role.LegalReviewer);
        var later = await MakeAsync(again, request.Id, Typed);
        foreach (var name in ArchiveTests.Names(first)
            .Where(name => !name.EndsWith(".docx", StringComparison.Ordinal) && name is not ("manifest.json" or "目录.html")))
            Assert.True(ArchiveTests.Read(first, name).AsSpan().SequenceEqual(ArchiveTests.Read(later, name)), name);
    }

    [Fact]
    public async Task The_account_of_the_days_has_the_numbers_of_the_command_line()
    {
        await using var dossier = await DossierSite.StartAsync(Engine.Sqlite);
        var (request, _) = await dossier.ServedAsync();
        using var reviewer = await dossier.SignInAsync(Role.LegalReviewer);
        var zip = await MakeAsync(reviewer, request.Id, Typed);
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch.At("facts.json"), """
            {"channel":"in_person","arrivedOn":"2026-03-16","consultations":[{"kind":"third_party","sentOn":"2026-03-18","deliveredOn":"2026-03-19","answeredOn":"2026-03-23"}],
             "decision":{"servedBy":"direct","servedOn":"2026-04-10"},"today":"2026-04-20"}
            """, Ct);

        Assert.Equal(CommandLine.Run("clock", scratch.At("facts.json"), "--format", "json").Out,
            Encoding.UTF8.GetString(ArchiveTests.Read(zip, "记录/答复期限的计算.json")));
    }

    [Fact]
    public async Task What_is_left_out_is_told_at_once_and_nothing_typed_is_lost()
    {
        await using var dossier = await DossierSite.StartAsync(Engine.Sqlite);
        var (request, _) = await dossier.ServedAsync();
        using var reviewer = await dossier.SignInAsync(Role.LegalReviewer);

        var answer = await reviewer.SendAsync($"/desk/cases/{request.Id}/evidence", "生成证据材料（ZIP）", ("Command.Proceeding", "某案"),
            ("Command.Organ", ""), ("Command.Words", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("某案", (await Visitor.ReadAsync(answer)).QuerySelector("[name='Command.Proceeding']")!.GetAttribute("value"));
        Assert.Empty(await dossier.Store.Journal.ReadAsync($"bundle/{request.Id}", Ct));
    }

    private static async Task<byte[]> MakeAsync(Visitor reviewer, DisclosureRequestId id, (string, string)[] typed)
    {
        var answer = await reviewer.SendAsync($"/desk/cases/{id}/evidence", "生成证据材料（ZIP）", typed);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }
}
