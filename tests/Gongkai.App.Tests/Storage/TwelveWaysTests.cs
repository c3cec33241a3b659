using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Archive;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Storage;

/// <summary>Ways in which a store was tampered with in use, and what is said of each; and what must not be taken for tampering.</summary>
public sealed class TwelveWaysTests
{
    private static readonly JournalEvent Received = new("RequestReceived", """{"receivedOn":"2026-03-02"}""");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_way_is_noticed_by_itself(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        (string Deed, string Told)[] ways =
        [
            ("update journal set body = replace(body, '2026', '2027') where sequence = 3", "被改动"),
            ("delete from journal where sequence = 4", "被删除"),
            ("update case_view set due_on = '2030-01-01'", "的列 due_on：与事件不符"),
            ("update register_view set due_on = '2030-01-01'", "的列 due_on：与事件不符"),
            ("update personal_data set sealed = (select max(sealed) from personal_data)", "表 personal_data（个人信息）"),
            ("delete from personal_data where kind = 'applicant'", "：没有删除记录就不见了"),
            ("update post set role = 'OfficeHead' where role = 'Archivist'", "表 post（岗位）"),
            ("""
                insert into post (id, person, agency, section, role, title, from_on, until_on)
                select '019a0000-0000-7000-8000-000000000009', person, agency, section, 'Leader', title, from_on, until_on
                from post
                limit 1
                """,
                "表 post（岗位） 019a0000-0000-7000-8000-000000000009：来历不明，不是平台写入的"),
            ("delete from outbox", "表 outbox（待发消息）"),
            ("delete from code_request", "表 code_request（找回查询码的请求）"),
            ("delete from journal where agency = (select min(agency) from journal where agency > '0'); delete from journal_head where agency > '0'",
                "表 journal_head（事件链末尾）"),
            ("update agency_settings set body = '{}'", "表 agency_settings（机关设置）"),
            ("update letter_template set docx = 'x'", "的列 docx：与事件不符"),
        ];
        foreach (var (deed, told) in ways)
        {
            var place = full.Untouched();
            using (var connection = TamperingTests.Unguarded(place)) connection.Execute(deed);
            var run = TamperingTests.Verify(place);
            Assert.True(run.Status == 1 && run.Out.Contains(told, StringComparison.Ordinal), $"{deed}: {run.Status}\n{run.Out}{run.Error}");
        }
    }

    [Theory, BothEngines]
    public async Task One_byte_of_a_file_is_noticed(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        var place = full.Untouched();
        var path = Directory.GetFiles(place.Files, "*-*", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);
        Assert.Contains("缺失或者损坏", TamperingTests.Verify(place).Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_cut_tail_whose_head_is_mended_and_a_chain_that_is_gone_are_noticed_without_an_earlier_result(Engine engine)
    {
        foreach (var deed in new[]
        {
            """
                delete
                from journal
                where agency = @agency and sequence > 8; update journal_head
                set sequence = 8, hash = (select hash from journal where agency = @agency and sequence = 8)
                where agency = @agency
                """,
            "delete from journal where agency = @agency; delete from journal_head where agency = @agency",
            """
                delete
                from journal
                where agency = @agency; delete
                from journal_head
                where agency = @agency; delete
                from witness_mark
                where name = 'journal_head' and key = @agency
                """,
        })
        {
            await using var store = AStore.On(engine);
            var agency = AStore.NewAgency();
            for (var i = 1; i <= 10; i++) await store.AppendAsync(agency, $"trial/{i}", 0, Received);
            using (var connection = TamperingTests.Unguarded(store.Options)) connection.Execute(deed, new { agency });
            var run = TamperingTests.Verify(store.Options);
            Assert.Equal(1, run.Status);
            Assert.Contains($"表 journal_head（事件链末尾） {agency}：", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task Who_mends_the_marks_and_the_witness_chain_too_is_betrayed_by_the_seal(Engine engine)
    {
        await using var store = AStore.On(engine);
        await SettleAsync(store.Journal, "one");
        using (var connection = TamperingTests.Unguarded(store.Options))
        {
            connection.Execute("update agency_settings set body = 'two'");
            var hash = WitnessHash.OfRow("agency_settings", "salt",
                [new("agency", connection.ExecuteScalar<string>("select agency from agency_settings")!), new("name", "casework"), new("body", "two")]);
            var before = connection.ExecuteScalar<string>("select hash from witness_mark where name = 'agency_settings'");
            connection.Execute("update witness_mark set salt = 'salt', hash = @hash where name = 'agency_settings'", new { hash });
            Assert.Contains("表 agency_settings（机关设置）", TamperingTests.Verify(store.Options).Out, StringComparison.Ordinal);
            var last = connection.QuerySingle<(long Sequence, string At, string Body, string Previous)>(
                "select sequence, at, body, previous_hash from witness order by sequence desc limit 1");
            var body = last.Body.Replace(before!, hash, StringComparison.Ordinal);
            connection.Execute("update witness set body = @body, hash = @link where sequence = @Sequence; update witness_head set hash = @link",
                new { body, link = WitnessHash.OfLink(last.Sequence, last.At, body, last.Previous), last.Sequence });
        }
        var run = TamperingTests.Verify(store.Options);
        Assert.Equal(1, run.Status);
        Assert.Contains("末尾的封印不是密钥做出来的", run.Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_whole_store_put_back_to_an_earlier_day_is_seen_beside_a_later_result_alone(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        var (earlier, place) = (full.Untouched(), full.Untouched());
        using var scratch = new Scratch();
        await using (var store = Store.Open(place))
            await store.Journal.WriteAsync(transaction => transaction.NextNumberAsync(AStore.NewAgency(), "request/2026"), Ct);
        SqliteConnection.ClearAllPools();
        var later = scratch.Write("later.json", TamperingTests.Verify(place, "--format", "json").Out);
        Assert.Equal(0, TamperingTests.Verify(place, "--since", later).Status);
        Assert.Equal(0, TamperingTests.Verify(earlier).Status);
        var run = TamperingTests.Verify(earlier, "--since", later);
        Assert.Equal(1, run.Status);
        Assert.Contains("与以前的核验结果不符", run.Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_the_platform_writes_over_does_not_wash_it_clean(Engine engine)
    {
        await using var store = AStore.On(engine);
        await SettleAsync(store.Journal, "one");
        using (var connection = TamperingTests.Unguarded(store.Options)) connection.Execute("update agency_settings set body = 'two'");
        await SettleAsync(store.Journal, "three");
        var run = TamperingTests.Verify(store.Options);
        Assert.Equal(1, run.Status);
        Assert.Contains("曾在平台之外被改动，平台写入时发现", run.Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task New_keys_an_erasure_and_rows_undone_leave_a_store_whole(Engine engine)
    {
        await using var store = AStore.On(engine);
        await SettleAsync(store.Journal, "one");
        var reference = await store.Journal.WriteAsync(transaction =>
            store.People.SealAsync(transaction, "applicant", "甲", new PersonalFacet("telephone", "13900000001")), Ct);
        await Assert.ThrowsAsync<InvalidDataException>(() => store.Journal.WriteAsync<int>(async transaction =>
        {
            await transaction.Connection.ExecuteAsync("delete from personal_data", transaction: transaction.Transaction);
            throw new InvalidDataException();
        }, Ct));
        Assert.Equal(0, TamperingTests.Verify(store.Options).Status);
        Assert.Equal(0, CommandLine.Run(["rekey", .. store.Place]).Status);
        Assert.Single(store.Keys.Ids);
        Assert.Equal(0, TamperingTests.Verify(store.Options).Status);
        await store.Journal.WriteAsync(async transaction =>
        {
            await store.People.EraseAsync(transaction, reference.Id);
            return true;
        }, Ct);
        var run = TamperingTests.Verify(store.Options);
        Assert.True(run.Status == 0, run.Out);
        await using var connection = await store.Database.OpenAsync(Ct);
        Assert.DoesNotContain(reference.Id.ToString(), await connection.QueryAsync<string>("select key from witness_mark"));
    }

    [Theory, BothEngines]
    public async Task Rows_from_before_there_was_a_witness_are_taken_up_and_said_to_be(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        var place = full.Untouched();
        // As an earlier version left it.
        using (var connection = TamperingTests.Unguarded(place))
        {
            connection.Execute(
                "drop table witness; drop table witness_mark; drop table witness_head; delete from schemaversions where scriptname = '0070_witness'");
            if (engine == Engine.Postgres) connection.Execute("drop function gongkai_witness() cascade");
        }
        var before = TamperingTests.Verify(place);
        Assert.Equal(0, before.Status);
        Assert.Contains("这个数据库还没有升级，没有见证链", before.Out, StringComparison.Ordinal);
        await using (Store.Open(place)) { }
        SqliteConnection.ClearAllPools();
        var run = TamperingTests.Verify(place);
        Assert.True(run.Status == 0, run.Out + run.Error);
        Assert.Contains("行次是从较早版本接收的，自 ", run.Out, StringComparison.Ordinal);
        using (var connection = TamperingTests.Unguarded(place)) connection.Execute("update post set title = 'x'");
        Assert.Contains("表 post（岗位）", TamperingTests.Verify(place).Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_was_done_to_rows_before_an_upgrade_is_not_covered_by_it(Engine engine)
    {
        using var scratch = new Scratch();
        var place = new StorageOptions(scratch.At("data"), engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);
        Directory.CreateDirectory(place.Data);
        Migrations.Run(place.ConnectionString, [.. Migrations.Of(engine).Select(script => script.Name).Where(name => name != "0121_inquiries")]);
        await using (var store = Store.Look(place, KeyRing.Open(place.Keys, [])))
        {
            await WitnessAdoption.RunAsync(store, []);
            await SettleAsync(store.Journal, "one");
        }
        using (var connection = TamperingTests.Unguarded(place)) connection.Execute("update agency_settings set body = 'two'");
        await using (Store.Open(place)) { }
        SqliteConnection.ClearAllPools();
        Assert.Contains("表 agency_settings（机关设置） 019a0000-0000-7000-8000-000000000001 casework：曾在平台之外被改动，平台写入时发现", TamperingTests.Verify(place).Out,
            StringComparison.Ordinal);
        if (place.Connection is { } server) PostgresServer.Drop(server);
    }

    [Theory, BothEngines]
    public async Task Days_that_pass_and_settings_that_change_are_not_taken_for_tampering(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var request = await dossier.UnderReviewAsync();
        using (var connection = Database.Connect(dossier.Storage.ConnectionString))
        {
            var row = connection.QuerySingle<(string Due, long Projected)>("select due_on, is_projected from case_view where id = @Id",
                new { Id = request.Id.ToString() });
            Assert.NotNull(row.Due);
        }
        var settings = dossier.Site.Services.GetRequiredService<AgencySettings>();
        var register = dossier.Site.Services.GetRequiredService<AgencyRegister>();
        var agency = (await register.FindAsync(dossier.Agency.Id, Ct))!;
        await settings.ChooseAsync(agency, (await settings.CaseworkAsync(agency.Id, Ct)) with { RetentionYears = 30 },
            AStore.Change() with { At = dossier.Clock.GetUtcNow().AddHours(1) }, Ct);
        foreach (var days in new[] { 0, 1, 40 })
        {
            dossier.Clock.Advance(TimeSpan.FromDays(days));
            var proof = await StoreProof.OfAsync(dossier.Storage, new(dossier.Clock));
            Assert.Equal([], proof.Faults);
        }
    }

    private static Task SettleAsync(Journal journal, string body) => journal.WriteAsync(async transaction =>
    {
        const string agency = "019a0000-0000-7000-8000-000000000001";
        await transaction.Connection.ExecuteAsync("""
            insert into agency (id, name, level, standing, code_word, office, address, postcode, telephone, fax, email, hours, government, government_address, government_online, department, department_address,
                department_online, court, from_on, version) values (@agency, '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 1) on conflict do nothing
            """, new { agency }, transaction.Transaction);
        return await transaction.Connection.ExecuteAsync(
            """
                insert into agency_settings (agency, name, body)
                values (@agency, 'casework', @body)
                on conflict (agency, name) do update set body = excluded.body
                """, new { agency, body }, transaction.Transaction);
    }, Ct);
}
