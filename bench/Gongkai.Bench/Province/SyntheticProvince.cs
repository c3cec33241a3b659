using System.Collections.Immutable;
using Gongkai.Bench.Accuracy;

namespace Gongkai.Bench.Province;

/// <summary>An invented agency.</summary>
/// <param name="Number">By which it is known; superiors have smaller ones.</param>
/// <param name="Name">Its name.</param>
/// <param name="Superior">To whom it reports; null at the top.</param>
/// <param name="IsGovernment">Whether it is a people's government, whose report adds up those below.</param>
/// <param name="FromYear">The first year at whose end it is there.</param>
/// <param name="UntilYear">The last; null while it is there.</param>
public sealed record ProvinceAgency(int Number, string Name, int? Superior, bool IsGovernment, int FromYear, int? UntilYear)
{
    /// <summary>Who goes on with its work once it is merged; null while it is there.</summary>
    public int? Successor { get; init; }

    /// <summary>省 0, 市 1, 县 2, 乡 3.</summary>
    public int Depth { get; init; }

    /// <summary>Whether it owes a report on a year.</summary>
    public bool Owes(int year) => FromYear <= year && (UntilYear is null || year <= UntilYear);
}

/// <summary>A file that an agency hands in.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Of which year.</param>
/// <param name="On">When it comes.</param>
/// <param name="Kind">How it is printed.</param>
/// <param name="Draft">What is printed.</param>
/// <param name="Fault">The error that was seeded; null where it is right.</param>
public sealed record ProvinceFiling(int Agency, int Year, DateOnly On, PrintKind Kind, Draft Draft, Fault? Fault)
{
    /// <summary>The file.</summary>
    public byte[] Print() => Kind.Print(Draft);

    /// <summary>Its name, as a bureau would call it.</summary>
    public string Name => $"{Draft.Agency}{Year}年度报告{Path.GetExtension(Kind.FileName())}";
}

/// <summary>
/// A province whose agencies report each January: governments over departments and lower governments down to townships, some of which come into being or are
/// merged; reports that continue their own of the year before, in every format; errors that are known, files that come late, and some that never come. One
/// seed says everything.
/// </summary>
public sealed class SyntheticProvince
{
    private const double WithFault = 0.15, Late = 0.06, Never = 0.02, Merged = 0.01, Founded = 0.01;

    private static readonly string[] Departments =
    [
        "教育局", "财政局", "民政局", "司法局", "公安局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康委员会", "审计局", "统计局", "医疗保障局", "市场监督管理局", "交通运输局", "住房和城乡建设局",
        "自然资源局", "生态环境局", "应急管理局", "发展和改革局", "科学技术局", "林业局", "体育局", "信访局", "乡村振兴局", "政务服务局", "城市管理局", "退役军人事务局", "人力资源和社会保障局", "工业和信息化局",
    ];

    // Of their own meaning these words make names of places; that one should be a real place is not meant.
    private const string First = "云临丹青白南石平清永安景泽岚松柏桐兰芝苇", Second = "川江霞岭浦溪源阳城河泉湖林原海山", Towns = "东西南北上下新古";

    private readonly int seed;
    private readonly Dictionary<(int Agency, int Year), Draft> reports = [];

    private SyntheticProvince(int seed, ImmutableArray<ProvinceAgency> agencies)
    {
        (this.seed, Agencies) = (seed, agencies);
        Below = agencies.Where(agency => agency.Superior is not null).ToLookup(agency => agency.Superior!.Value);
    }

    /// <summary>All agencies, superiors first.</summary>
    public ImmutableArray<ProvinceAgency> Agencies { get; }

    /// <summary>Who reports to whom.</summary>
    public ILookup<int, ProvinceAgency> Below { get; }

    /// <summary>Makes one.</summary>
    /// <param name="seed">Says everything.</param>
    /// <param name="cities">Cities of the province.</param>
    /// <param name="counties">Counties of each city.</param>
    /// <param name="departments">Departments of each government above the townships; at most thirty.</param>
    /// <param name="townships">Townships of each county.</param>
    /// <param name="firstYear">The first year on which anybody reports.</param>
    /// <param name="years">On how many years.</param>
    public static SyntheticProvince Of(int seed, int cities, int counties, int departments, int townships, int firstYear, int years)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(departments, Departments.Length);
        var random = new Random(seed);
        var names = new Queue<string>(First.SelectMany(first => Second.Select(second => $"{first}{second}")).OrderBy(_ => random.Next()));
        var agencies = ImmutableArray.CreateBuilder<ProvinceAgency>();
        var province = Government($"{names.Dequeue()}省", null, 0);
        for (var c = 0; c < cities; c++)
        {
            var city = Government($"{names.Dequeue()}市", province, 1);
            for (var d = 0; d < counties; d++)
            {
                var county = Government($"{names.Dequeue()}{(random.Next(3) == 0 ? "区" : "县")}", city, 2);
                for (var t = 0; t < townships; t++)
                    Add($"{Place(county)}{Towns[t % Towns.Length]}{Second[t / Towns.Length]}镇人民政府", county, true, 3);
            }
        }
        return new(seed, agencies.ToImmutable());

        string Place(int government) => agencies[government].Name[..^"人民政府".Length];

        int Add(string name, int? superior, bool isGovernment, int depth)
        {
            agencies.Add(new(agencies.Count, name, superior, isGovernment, firstYear, null) { Depth = depth });
            return agencies.Count - 1;
        }

        int Government(string place, int? superior, int depth)
        {
            var number = Add($"{place}人民政府", superior, true, depth);
            var chosen = Departments.OrderBy(_ => random.Next()).Take(departments).ToArray();
            foreach (var department in chosen)
            {
                var own = Add($"{place}{department}", number, false, depth);
                if (years > 1 && random.NextDouble() < Founded) agencies[own] = agencies[own] with { FromYear = firstYear + random.Next(1, years) };
                // Merged into the one before it, which is there all the while.
                else if (years > 1 && own > number + 1 && agencies[own - 1] is { UntilYear: null, FromYear: var from } && from == firstYear
                    && random.NextDouble() < Merged)
                {
                    agencies[own] = agencies[own] with { UntilYear = firstYear + random.Next(0, years - 1), Successor = own - 1 };
                }
            }
            return number;
        }
    }

    /// <summary>Those that owe an authority a report on a year.</summary>
    public IEnumerable<ProvinceAgency> Owing(int authority, int year) => Below[authority].Where(agency => agency.Owes(year));

    /// <summary>The report of an agency on a year when it is right: of a government, what everybody below has reported and its own.</summary>
    public Draft Report(int agency, int year)
    {
        if (reports.TryGetValue((agency, year), out var known)) return known;
        var about = Agencies[agency];
        var before = about.Owes(year - 1) ? Report(agency, year - 1) : null;
        var draft = about.IsGovernment && Below[agency].Any()
            ? Drafts.Sum(about.Name, year, RandomOf(agency, year, 1), [Own(agency, year), .. Counted(agency, year)], before)
            : Drafts.Of(about.Name, year, RandomOf(agency, year, 1), before);
        return reports[(agency, year)] = draft;
    }

    /// <summary>The own figures of a government.</summary>
    public Draft Own(int agency, int year)
    {
        if (reports.TryGetValue((-agency - 1, year), out var known)) return known;
        var before = Agencies[agency].Owes(year - 1) ? Own(agency, year - 1) : null;
        return reports[(-agency - 1, year)] = Drafts.Of(Agencies[agency].Name, year, RandomOf(agency, year, 2), before);
    }

    /// <summary>The right reports that reach an authority: those of everybody who owes one and does not keep it back.</summary>
    public IEnumerable<Draft> Counted(int authority, int year) =>
        Owing(authority, year).Where(agency => Files(agency.Number, year)).Select(agency => Report(agency.Number, year));

    /// <summary>Whether an agency hands in anything at all on a year.</summary>
    public bool Files(int agency, int year) => Agencies[agency].IsGovernment || RandomOf(agency, year, 3).NextDouble() >= Never;

    /// <summary>
    /// 机构调整: whether the report of a government adds up others than the year before, so that it does not continue that one; whoever of it says why.
    /// </summary>
    public bool IsReorganised(int agency, int year)
    {
        int[] now = [.. Owing(agency, year).Where(one => Files(one.Number, year)).Select(one => one.Number)];
        int[] then = [.. Owing(agency, year - 1).Where(one => Files(one.Number, year - 1)).Select(one => one.Number)];
        return !now.SequenceEqual(then) || now.Any(one => IsReorganised(one, year));
    }

    /// <summary>What an agency hands in on a year, one after the other, the last of which is right: none where it keeps it back.</summary>
    /// <param name="agency">Which.</param>
    /// <param name="year">Which year.</param>
    /// <param name="faults">The errors of which some are seeded.</param>
    /// <param name="kinds">The formats that are used.</param>
    public IEnumerable<ProvinceFiling> Filings(int agency, int year, ImmutableArray<Fault> faults, ImmutableArray<PrintKind> kinds)
    {
        if (!Files(agency, year)) yield break;
        var random = RandomOf(agency, year, 4);
        var on = random.NextDouble() < Late ? new DateOnly(year + 1, 2, random.Next(1, 20)) : new DateOnly(year + 1, 1, random.Next(5, 29));
        var kind = kinds[random.Next(kinds.Length)];
        if (!faults.IsEmpty && random.NextDouble() < WithFault)
        {
            var fault = faults[random.Next(faults.Length)];
            var fitting = kinds.Where(one => !fault.Except.Contains(one) && (!fault.IsOfPrint || one.PrintsFaults())).ToArray();
            if (fitting.Length > 0 && fault.Seed(Copy(agency, year), random) is { } spoilt)
                yield return new(agency, year, on, fitting[random.Next(fitting.Length)], spoilt, fault);
        }
        yield return new(agency, year, on.AddDays(3), kind, Report(agency, year), null);
    }

    // The same report anew, to be spoilt.
    private Draft Copy(int agency, int year)
    {
        var report = Report(agency, year);
        var (random, about) = (RandomOf(agency, year, 1), Agencies[agency]);
        return about.IsGovernment && Below[agency].Any() ? Drafts.Sum(about.Name, year, random, [report], report.Previous)
            : Drafts.Of(about.Name, year, random, report.Previous);
    }

    private Random RandomOf(int agency, int year, int purpose) => new(HashOf(seed, agency, year, purpose));

    // Not HashCode, which is another in each process.
    private static int HashOf(params ReadOnlySpan<int> parts)
    {
        var hash = 17u;
        foreach (var part in parts) hash = unchecked((hash ^ (uint)part) * 2654435761u) ^ hash >> 15;
        return (int)(hash & int.MaxValue);
    }
}
