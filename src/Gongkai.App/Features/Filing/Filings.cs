using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Casework;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Reports;
using Gongkai.Storage;

namespace Gongkai.Features.Filing;

/// <summary>A filing as lists show it.</summary>
public sealed record FilingLine(FilingId Id, AgencyId Authority, AgencyId Member, int Year, int Number, string Name, FilingStage Stage,
    FilingClock Submitted, FilingClock Published, int Versions, int Errors, int Warnings, int Unexplained, int Returns, int Missed,
    DateOnly? DueOn, bool HasCode);

/// <summary>How the reports of a year stand, in numbers.</summary>
/// <param name="Stages">How many stand where.</param>
/// <param name="SubmittedLate">How many were handed in, or are still to be, after the authority's day.</param>
/// <param name="PublishedLate">How many were published after it, of those that are known to be public.</param>
/// <param name="Untold">How many should be public by now, and nobody has told.</param>
/// <param name="ReturnOverdue">How many were sent back and not mended in time.</param>
public sealed record FilingCounts(ImmutableDictionary<FilingStage, int> Stages, int SubmittedLate, int PublishedLate, int Untold, int ReturnOverdue)
{
    /// <summary>How many there are.</summary>
    public int All => Stages.Values.Sum();
}

/// <summary>A file that was read for an agency and is not handed in yet.</summary>
/// <param name="File">The file.</param>
/// <param name="Way">How it came.</param>
/// <param name="Note">What is to be told of it: whose signature it bears.</param>
/// <param name="Typed">What was typed beside it.</param>
public sealed record FilingDraft(AttachedFile File, FilingWay Way, string Note, FilingForm Typed);

/// <summary>A file taken in for an agency by the authority, or why it was not.</summary>
/// <param name="File">Its name.</param>
/// <param name="Filing">Whose; null where that could not be told.</param>
/// <param name="Name">The agency.</param>
/// <param name="IsTaken">Whether it is handed in now.</param>
/// <param name="Words">What became of it.</param>
public sealed record TakenIn(string File, FilingId? Filing, string Name, bool IsTaken, string Words);

/// <summary>年度报告的报送: finds filings, reads what is handed in, and hands it in.</summary>
public sealed class Filings(Store store, FilingJournal journal, AgencyRegister agencies, AgencySettings settings, UntrustedFiles files, TimeProvider clock)
{
    private const int Together = 100;
    private const string DraftForm = "file";

    // It is the agency's, whoever of it goes on with it.
    private static PersonId Anybody => default;

    private const string Columns = "id, agency, member, year, number, name, stage, submit_by as SubmitBy, publish_by as PublishBy, law_day as LawDay, "
        + "filed_on as FiledOn, published_on as PublishedOn, versions, errors, warnings, unexplained, returns, missed, due_on as DueOn, "
        + "code_hash as CodeHash";

    private DeskDrafts Drafts { get; } = new(store, clock);

    /// <summary>Those of an authority and a year, in their order.</summary>
    public async Task<ImmutableArray<FilingLine>> OfYearAsync(AgencyId authority, int year, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ListAsync(connection, "agency = @agency and year = @year order by number", new { agency = authority, year = (long)year });
    }

    /// <summary>How those of an authority and a year stand on a day.</summary>
    public async Task<FilingCounts> CountAsync(AgencyId authority, int year, DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = (await connection.QueryAsync<(string Stage, long Found, long Submitted, long Published, long Untold, long Overdue)>(
            new CommandDefinition($"""
            select stage, count(*), sum(case when stage <> 'Dropped' and coalesce(filed_on, @today) > submit_by then 1 else 0 end),
                sum(case when stage <> 'Dropped' and published_on > publish_by then 1 else 0 end),
                sum(case when stage <> 'Dropped' and published_on is null and publish_by < @today then 1 else 0 end),
                sum(case when stage = 'Returned' and due_on < @today then 1 else 0 end)
            from {FilingMatters.Table} where agency = @authority and year = @year group by stage
            """, new { authority, year = (long)year, today }, cancellationToken: ct))).AsList();
        return new(rows.ToImmutableDictionary(row => Enum.Parse<FilingStage>(row.Stage), row => (int)row.Found), (int)rows.Sum(row => row.Submitted),
            (int)rows.Sum(row => row.Published), (int)rows.Sum(row => row.Untold), (int)rows.Sum(row => row.Overdue));
    }

    /// <summary>One page of them, of a stage, of agencies whose name has something; and how many there are.</summary>
    public async Task<(ImmutableArray<FilingLine> Lines, int Count)> PageAsync(AgencyId authority, int year, FilingStage? stage, string name, int page,
        int perPage, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        const string Where = "agency = @authority and year = @year and (@stage = '' or stage = @stage) "
            + "and (@name = '' or replace(name, @name, '') <> name)";
        var asked = new { authority, year = (long)year, stage = stage?.ToString() ?? "", name, most = (long)perPage, from = (page - 1L) * perPage };
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) from {FilingMatters.Table} where {Where}", asked);
        return (await ListAsync(connection, $"{Where} order by number limit @most offset @from", asked), (int)count);
    }

    /// <summary>How many owe a report on a year that is not collected yet.</summary>
    public async Task<int> MissingAsync(AgencyId authority, FilingSettings chosen, int year, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var known = (await connection.QueryAsync<string>(new CommandDefinition(
            $"select member from {FilingMatters.Table} where agency = @authority and year = @year", new { authority, year = (long)year },
            cancellationToken: ct))).Select(member => AgencyId.Parse(member, null)).ToHashSet();
        return FilingMembers.Owing((await agencies.TreeAsync(ct)).All, authority, chosen, year).Count(member => !known.Contains(member.Id));
    }

    /// <summary>Those that an agency owes, the latest year first.</summary>
    public async Task<ImmutableArray<FilingLine>> OfMemberAsync(AgencyId member, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ListAsync(connection, "member = @member order by year desc", new { member });
    }

    /// <summary>Those whose day for mending is over.</summary>
    public async Task<ImmutableArray<FilingLine>> OverdueAsync(DateOnly today, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ListAsync(connection, "stage = @stage and due_on < @today order by id", new { stage = nameof(FilingStage.Returned), today });
    }

    /// <summary>The one whose code has that hash; null when there is none.</summary>
    public async Task<FilingId?> WithCodeAsync(string hash, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var id = await connection.QuerySingleOrDefaultAsync<string?>(
            new CommandDefinition($"select id from {FilingMatters.Table} where code_hash = @hash", new { hash }, cancellationToken: ct));
        return FilingId.TryParse(id, null, out var found) ? found : null;
    }

    /// <summary>The filing and whose it is; null when there is none.</summary>
    public Task<(AgencyId Authority, ReportFiling Filing)?> FindAsync(FilingId id, CancellationToken ct) => journal.FindAsync(new ReportFiling(id), ct);

    /// <summary>What steps look at beside it.</summary>
    public async Task<FilingSituation> SituationAsync(AgencyId authority, ReportFiling filing, Actor actor, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await journal.Kind.SituationAsync(connection, null, authority, filing, actor);
    }

    /// <summary>开始收集: opens what is not open yet. To do it again adds who has come to it since.</summary>
    /// <returns>How many were opened, and what forbade the rest.</returns>
    public async Task<(int Opened, ImmutableArray<Refusal> Refusals)> OpenYearAsync(Agency authority, int year, PersonId by, Actor actor,
        ChangeContext change, CancellationToken ct)
    {
        var chosen = FilingMatters.Read(await settings.FindAsync(authority.Id, FilingMatters.Settings, ct));
        var known = await OfYearAsync(authority.Id, year, ct);
        var (number, opened) = (known.Length, 0);
        var missing = FilingMembers.Missing(await agencies.TreeAsync(ct), authority.Id, chosen, year, known);
        foreach (var some in missing.Chunk(Together))
        {
            var answer = await journal.TakeTogetherAsync([.. some.Select(member =>
            {
                var (own, isGovernment) = (++number, member.Standing is AgencyStanding.LocalGovernment or AgencyStanding.ProvincialGovernment);
                return new MatterStep<ReportFiling, FilingEvent, FilingSituation>(new(ReportFiling.IdOf(authority.Id, member.Id, year)), 0,
                    (writing, _) => Task.FromResult<IReadOnlyList<FilingEvent>>([new FilingOpened(writing.Situation.Today, member.Id, member.Name,
                        isGovernment, year,
                        own, chosen.SubmitDue(year, isGovernment), chosen.PublishDue(year, isGovernment), YearlyReportDuty.DueOn(year, isGovernment), by)]))
                { BeginningAt = authority.Id };
            })], actor, change, ct);
            if (!answer.IsTaken) return (opened, answer.Refusals);
            opened += some.Length;
        }
        return (opened, []);
    }

    /// <summary>发放报送码: new codes for some, which are told once and kept nowhere.</summary>
    /// <returns>Whom one was given, and what forbade the rest.</returns>
    public async Task<(ImmutableArray<(FilingLine Filing, string Code)> Given, ImmutableArray<Refusal> Refusals)> GiveCodesAsync(
        IReadOnlyList<FilingLine> whom, PersonId by, Actor actor, ChangeContext change, CancellationToken ct)
    {
        var given = ImmutableArray.CreateBuilder<(FilingLine, string)>();
        foreach (var some in whom.Chunk(Together))
        {
            var codes = some.Select(line => (Filing: line, Code: TrackingCode.New())).ToList();
            var answer = await journal.TakeTogetherAsync([.. codes.Select(one => new MatterStep<ReportFiling, FilingEvent, FilingSituation>(
                new(one.Filing.Id), null, (writing, _) => Task.FromResult<IReadOnlyList<FilingEvent>>(
                    [new FilingCodeGiven(writing.Situation.Today, TrackingCode.Hash(one.Code), by)])))], actor, change, ct);
            if (!answer.IsTaken) return (given.ToImmutable(), answer.Refusals);
            given.AddRange(codes);
        }
        return (given.ToImmutable(), []);
    }

    /// <summary>Keeps a file for a filing; it is handed in afterwards, or not.</summary>
    public async Task<AttachedFile> KeepAsync(ReportFiling filing, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var kept = await store.Files.PutAsync(stream, filing.Stream, ReportExamination.Limits.FileBytes, ct);
        return new(kept.Hash, name, (FileKinds.IsPackage(content.Span) ? null : FileKinds.Of(content)) ?? "application/octet-stream", kept.Size);
    }

    /// <summary>Reads and checks a file that is kept; against the report that the agency filed here on the year before, where it did.</summary>
    /// <exception cref="FileRefusedException">It cannot be read.</exception>
    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public async Task<FilingLook> LookAsync(AgencyId authority, ReportFiling filing, AttachedFile file, CancellationToken ct)
    {
        var report = JobFile.InMemory(file.Name, await store.Files.ReadAsync(file.Sha256, ct));
        return await ReadAsync(report, await PreviousAsync(authority, filing, ct), ct);
    }

    /// <summary>The same for a page that shows the rest without it; null where it cannot be read now.</summary>
    public async Task<FilingLook?> LookOrNoneAsync(AgencyId authority, ReportFiling filing, AttachedFile file, CancellationToken ct)
    {
        try
        {
            return await LookAsync(authority, filing, file, ct);
        }
        catch (Exception fault) when (fault is FileRefusedException or ReadersBusyException)
        {
            return null;
        }
    }

    private Task<FilingLook> ReadAsync(JobFile report, JobFile? previous, CancellationToken ct) => files.AskAsync<ExaminationWish, FilingLook>(
        FilingWorks.Look, new([], clock.GetUtcNow()), previous is null ? [report] : [report, previous], ct);

    /// <summary>雷同: the pairs of a year's latest versions that say many things in the same words, the most alike first.</summary>
    public async Task<ImmutableArray<(FilingLine One, FilingLine Other, Finding Found)>> AlikeAsync(AgencyId authority, int year, CancellationToken ct)
    {
        var lines = (await OfYearAsync(authority, year, ct)).ToDictionary(line => new ReportFiling(line.Id).Stream);
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = (await connection.QueryAsync<(string Subject, string Sentences)>(new CommandDefinition(
            $"""
            select subject, sentences from {ReportVersions.Table}
            where agency = @authority and year = @year and is_latest = 1 and way <> @issued order by subject
            """,
            new { authority, year = (long)year, issued = nameof(VersionWay.Issued) }, cancellationToken: ct))).AsList();
        return
        [
            .. ReportWording.Shared([.. rows.Select(row => JsonSerializer.Deserialize<ImmutableArray<long>>(row.Sentences, EventJson.Options))])
                .Select(pair => (One: lines[rows[pair.First].Subject], Other: lines[rows[pair.Second].Subject], pair))
                .Select(pair => (pair.One, pair.Other, AgencyRuleBook.Copied(pair.One.Name, pair.Other.Name, pair.pair))),
        ];
    }

    /// <summary>The same of one agency's report, as pages list findings.</summary>
    public async Task<ImmutableArray<ListedFinding>> AlikeAsync(AgencyId authority, ReportFiling filing, CancellationToken ct) =>
    [
        .. (await AlikeAsync(authority, filing.Opened!.Year, ct)).Where(pair => pair.One.Id == filing.Id || pair.Other.Id == filing.Id)
            .Select(pair => new ListedFinding(FindingKey.Of(pair.Found, null, filing.Opened.Name, filing.Opened.Year), pair.Found.Severity,
                Message.Of(pair.Found), null)),
    ];

    // The file of the latest version of last year's report.
    private async Task<JobFile?> PreviousAsync(AgencyId authority, ReportFiling filing, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var before = new ReportFiling(ReportFiling.IdOf(authority, filing.Opened!.Member, filing.Opened.Year - 1));
        return await ReportVersions.LatestFileAsync(connection, before.Stream) is var (hash, name)
            ? JobFile.InMemory(name, await store.Files.ReadAsync(hash, ct)) : null;
    }

    /// <summary>The file that waits to be handed in, with what was typed beside it; null when there is none.</summary>
    public async Task<FilingDraft?> DraftAsync(ReportFiling filing, CancellationToken ct) =>
        (await Drafts.FindAsync<FilingDraft>(Anybody, filing.Stream, DraftForm, ct))?.Typed;

    /// <summary>Puts away the file that waits, with what was typed: sealed, as every unfinished form.</summary>
    public Task KeepDraftAsync(ReportFiling filing, FilingDraft draft, CancellationToken ct) =>
        Drafts.SaveAsync(Anybody, filing.Stream, DraftForm, draft, ct);

    /// <summary>Hands in a file that was read. The same file with the same words again is the version that there is already.</summary>
    public async Task<MatterAnswer<ReportFiling, FilingEvent>> FileAsync(ReportFiling filing, FilingDraft draft, FiledReading reading, PersonId? by,
        Actor actor,
        ChangeContext change, CancellationToken ct, string? source = null)
    {
        var typed = draft.Typed;
        if (await IsSameAsync(filing, draft, reading, ct)) return new(filing, [], []);
        var answer = await journal.TakeAsync(new(new(filing.Id), filing.Version, async (writing, matter) =>
        [
            new ReportFiled(writing.Situation.Today, matter.Versions.Length + 1, draft.Way, draft.File, reading)
            {
                Confirmed = Confirmed(typed, reading),
                Explanations = await ExplainedAsync(writing, typed, reading),
                IsUnderAnotherName = typed.IsUnderAnotherName,
                Filer = await writing.SealOrNoneAsync("filing-filer", typed.Filer),
                Correction = string.IsNullOrWhiteSpace(typed.Correction) ? null : typed.Correction.Trim(),
                Source = source,
                By = by,
            },
        ]), actor, change, ct);
        if (answer.IsTaken) await Drafts.RemoveAsync(Anybody, filing.Stream, DraftForm, ct);
        return answer;
    }

    /// <summary>登记公布情况.</summary>
    public Task<MatterAnswer<ReportFiling, FilingEvent>> TellPublicationAsync(ReportFiling filing, DateOnly on, string address, PersonId? by, Actor actor,
        ChangeContext change, CancellationToken ct) => journal.TakeAsync(new(new(filing.Id), null, (writing, _) =>
            Task.FromResult<IReadOnlyList<FilingEvent>>([new PublicationTold(writing.Situation.Today, on, address.Trim(), by)])), actor, change, ct);

    /// <summary>The change that an agency without an account makes.</summary>
    public ChangeContext FromOutside() => ChangeContext.ByApplicant("报送单位", clock.GetUtcNow());

    /// <summary>
    /// 批量导入: reports that came by mail or lie in a folder, each for the agency that it names. What no agency of the year can be told of is left where it is.
    /// </summary>
    public async Task<ImmutableArray<TakenIn>> TakeInAsync(AgencyId authority, int year, IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> sent,
        PersonId by,
        Actor actor, ChangeContext change, bool isTrial, CancellationToken ct)
    {
        var lines = await OfYearAsync(authority, year, ct);
        var results = ImmutableArray.CreateBuilder<TakenIn>();
        foreach (var (name, content) in sent)
        {
            if (!FilingWorks.IsPacked(name))
            {
                results.Add(await TakeInAsync(lines, name, content, name, by, actor, change, isTrial, ct));
                continue;
            }
            try
            {
                foreach (var packed in await files.AskAsync<int, ImmutableArray<PackedFile>>(FilingWorks.Unpack, 0, [JobFile.InMemory(name, content)], ct))
                    results.Add(await TakeInAsync(lines, packed.Name, packed.Content, $"{name}/{packed.Name}", by, actor, change, isTrial, ct));
            }
            catch (FileRefusedException refused)
            {
                results.Add(new(name, null, "", false, Message.Of(refused.Finding)));
            }
        }
        return results.ToImmutable();
    }

    private async Task<TakenIn> TakeInAsync(ImmutableArray<FilingLine> lines, string name, ReadOnlyMemory<byte> content, string source, PersonId by,
        Actor actor,
        ChangeContext change, bool isTrial, CancellationToken ct)
    {
        FilingLook look;
        var report = JobFile.InMemory(name, content);
        try
        {
            if (content.Length > ReportExamination.Limits.FileBytes) return new(source, null, "", false, "文件超过 20 MB");
            // Whose it is, the file says; only then can last year's be laid beside it.
            look = await ReadAsync(report, null, ct);
        }
        catch (FileRefusedException refused)
        {
            return new(source, null, "", false, Message.Of(refused.Finding));
        }
        if (look.Reading is not { } reading) return new(source, null, "", false, "读不出年度报告：" + string.Join("；", look.Examination.Findings.Select(found =>
            found.Words)));
        var named = lines.Where(line => reading.Agency is { } agency && AgencyName.AreSame(agency, line.Name)).ToList();
        if (named.Count == 0) return new(source, null, reading.Agency ?? "", false, reading.Agency is null ? "报告里没有写明机关" : $"应报送的机关里没有“{reading.Agency}”");
        if (named.Count > 1) return new(source, null, reading.Agency!, false,
            $"“{reading.Agency}”可能是：{string.Join("、", named.Select(line => line.Name))}，请到各机关的页面报送");
        if (await FindAsync(named[0].Id, ct) is not var (authority, filing)) return new(source, null, named[0].Name, false, "没有找到");
        if (filing.Latest?.File.Sha256 == Sha256(content)) return new(source, filing.Id, named[0].Name, false, "与已报送的最近一版是同一个文件");
        if (isTrial) return new(source, filing.Id, named[0].Name, false, reading.Year == filing.Opened!.Year ? "可以导入" : $"报告的年度是 {reading.Year}");
        var file = await KeepAsync(filing, name, content, ct);
        if (await PreviousAsync(authority, filing, ct) is { } previous) look = await ReadAsync(report, previous, ct);
        var answer = await FileAsync(filing, new(file, FilingWay.Batch, "", new()), look.Reading!, by, actor, change, ct, source);
        return new(source, filing.Id, named[0].Name, answer.IsTaken, answer.IsTaken
            ? $"第 {answer.Matter.Versions.Length} 版，错误 {reading.Count(Severity.Error)}，警告 {reading.Count(Severity.Warning)}"
            : string.Join("；", answer.Refusals.Select(refusal => Message.Of(refusal.Finding))));
    }

    private static string Sha256(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.Span));

    // What was sent back and comes again unchanged is a version all the same: the agency says that it is right.
    private async Task<bool> IsSameAsync(ReportFiling filing, FilingDraft draft, FiledReading reading, CancellationToken ct)
    {
        if (filing is not { Stage: FilingStage.Filed or FilingStage.Accepted, Latest: { } latest } || latest.File.Sha256 != draft.File.Sha256
            || latest.Way != draft.Way || !latest.Confirmed.SequenceEqual(Confirmed(draft.Typed, reading))
            || !string.IsNullOrWhiteSpace(draft.Typed.Correction)) return false;
        await using var connection = await store.Database.OpenAsync(ct);
        var texts = await MatterTexts.OpenAsync(store.People, connection, latest.Explanations.Select(explained => explained.Words));
        var said = Said(draft.Typed, reading);
        return said.Count == latest.Explanations.Length && latest.Explanations.All(one => said.GetValueOrDefault(one.Key) == texts[one.Words]);
    }

    private static ImmutableSortedDictionary<string, string> Confirmed(FilingForm typed, FiledReading reading) => typed.Figures
        .Where(figure => !string.IsNullOrWhiteSpace(figure.Value) && reading.Uncertain.Contains(figure.Key))
        .ToImmutableSortedDictionary(figure => figure.Key, figure => figure.Value!.Trim(), StringComparer.Ordinal);

    private static Dictionary<FindingKey, string> Said(FilingForm typed, FiledReading reading) => reading.Findings
        .Where(finding => finding.IsToBeExplained).Select(finding => finding.Key).Distinct()
        .Select(key => (key, Words: typed.Explanations.GetValueOrDefault(key.Name)?.Trim() ?? "")).Where(said => said.Words.Length > 0)
        .ToDictionary(said => said.key, said => said.Words);

    private static async Task<ImmutableArray<FiledExplanation>> ExplainedAsync(MatterWriting<FilingSituation> writing, FilingForm typed, FiledReading reading)
    {
        var explained = ImmutableArray.CreateBuilder<FiledExplanation>();
        foreach (var (key, words) in Said(typed, reading)) explained.Add(new(key, await writing.SealAsync("filing-explanation", words)));
        return explained.ToImmutable();
    }

    private static async Task<ImmutableArray<FilingLine>> ListAsync(DbConnection connection, string where, object values) =>
        [.. (await connection.QueryAsync<Row>($"select {Columns} from {FilingMatters.Table} where {where}", values)).Select(row => row.Line)];

    private sealed record Row(string Id, string Agency, string Member, long Year, long Number, string Name, string Stage, string SubmitBy, string PublishBy,
        string LawDay, string? FiledOn, string? PublishedOn, long Versions, long Errors, long Warnings, long Unexplained, long Returns,
        long Missed, string? DueOn, string? CodeHash)
    {
        public FilingLine Line => new(FilingId.Parse(Id, null), AgencyId.Parse(Agency, null), AgencyId.Parse(Member, null), (int)Year, (int)Number, Name,
            Enum.Parse<FilingStage>(Stage), new(Day(FiledOn), Day(SubmitBy)!.Value, Day(LawDay)!.Value),
            new(Day(PublishedOn), Day(PublishBy)!.Value, Day(LawDay)!.Value), (int)Versions, (int)Errors, (int)Warnings, (int)Unexplained,
            (int)Returns, (int)Missed, Day(DueOn), CodeHash is not null);

        private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
