using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Load;

/// <summary>An agency with a register as large as an agency has after many years, written through the journal like any other.</summary>
internal sealed class Register(IServiceProvider services)
{
    public const string Password = "stone-river-7";
    private const int Writers = 64;
    private const int OpenEvery = 50;

    private static readonly ChangeContext Change = new("system", "测量", TimeProvider.System.GetUtcNow(), null);

    // The paper that every withdrawal names.
    private string withdrawal = "";

    public AgencyId Agency { get; private set; }

    /// <summary>The codes of the cases.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>Enters the agency, an officer who sees everything, and so many cases, one in fifty of them open.</summary>
    public async Task FillAsync(int cases)
    {
        var (agency, officer) = await EnterAsync(new(new(Guid.CreateVersion7()), "云川市商务局") { FromOn = new(2019, 5, 15) }, Role.OfficeHead);
        Agency = agency.Id;
        var journal = services.GetRequiredService<RequestJournal>();
        var actor = new Actor(officer, [.. Enum.GetValues<Role>()]);
        var today = services.GetRequiredService<TimeProvider>().BeijingToday;
        await using (var paper = new MemoryStream("申请人撤回申请的书面意见"u8.ToArray()))
            withdrawal = (await services.GetRequiredService<Store>().Files.PutAsync(paper, $"agency/{agency.Id}", 1 << 20, default)).Hash;
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var n && n <= cases) await OneAsync(journal, actor, officer, n, today);
        })));
    }

    /// <summary>Enters an agency, and an officer of it who can sign in.</summary>
    public async Task<(Agency Agency, PersonId Officer)> EnterAsync(Agency agency, Role role)
    {
        await services.GetRequiredService<AgencyRegister>().AddAsync(agency, Change, default);
        return (agency, await EmployAsync(agency, role));
    }

    private async Task OneAsync(RequestJournal journal, Actor actor, PersonId officer, int n, DateOnly today)
    {
        var isOpen = n % OpenEvery == 0;
        var on = isOpen ? today.AddDays(-(n / OpenEvery % 40)) : new DateOnly(2020, 1, 2).AddDays(n % 2200);
        var code = TrackingCode.New();
        var answer = await journal.BeginAsync(Agency, new(Guid.CreateVersion7()), actor, Change, async (writing, _) =>
        {
            List<CaseEvent> steps =
            [
                new ApplicationArrived(on, Channel.Online, (ApplicantCategory)(n % 6), await writing.SealAsync("applicant", $"申请人{n}"),
                    await writing.SealAsync("description", $"第{n}号申请所需要的政府信息"))
                {
                    TrackingHash = TrackingCode.Hash(code), Topic = "商贸流通",
                },
                await writing.RegisterAsync(on),
                new CaseAssigned(on, "市场科", officer),
            ];
            if (!isOpen) steps.AddRange([new ApplicationWithdrawn(on, new(withdrawal, FileKind.Other)), new CaseClosed(on)]);
            return steps;
        }, default);
        if (!answer.IsTaken) throw new InvalidOperationException(answer.Refusals[0].Code);
        lock (Codes) Codes.Add(code);
    }

    private async Task<PersonId> EmployAsync(Agency agency, Role role)
    {
        var person = new Person { Name = "测量同志", SignIn = "celiang" };
        using var scope = services.CreateScope();
        person.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Password);
        var people = services.GetRequiredService<PeopleRegister>();
        var post = new Post(new(Guid.CreateVersion7()), person.Id, agency.Id, agency.Name, null, null, role, "", new(2019, 5, 15), null, null);
        await people.AddAsync(person, post, Change, default);
        return person.Id;
    }

    /// <summary>The numbers given this year, in order.</summary>
    public async Task<(long Cases, long Highest, long Distinct)> NumbersAsync(int year)
    {
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(default);
        var numbers =
            (await connection.QueryAsync<string>("select number from case_view where agency = @Agency and year = @year", new { Agency, year = (long)year }))
                .ToList();
        return (numbers.Count,
            numbers.Select(number =>
                long.Parse(number[(number.IndexOf('-', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty()
                .Max(), numbers.Distinct().LongCount());
    }
}
