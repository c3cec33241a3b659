using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Writing;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>自己查询: a question in SQL over all figures, bounded in time, memory and rows. Nothing can be changed by it, nothing else be read.</summary>
[Needs(Permission.ReadReportArchive)]
public sealed class ArchiveQueryPage(Officer officer, ColumnarCopies copies, UntrustedFiles readers, AgencyRegister agencies) : PageModel
{
    private const int MostRows = 1_000;
    private const int MostInFile = 20_000;
    private const int Milliseconds = 5_000;

    /// <summary>The question.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "查询语句（SQL）"), StringLength(4_000)]
    public string? Sql { get; set; }

    public ArchiveAnswer? Answer { get; private set; }

    /// <summary>Questions that many have.</summary>
    public static ImmutableArray<(string About, string Sql)> Examples { get; } =
    [
        ("历年新收申请的合计", "select 年度, count(*) as 报告数, sum(数) as 新收申请 from 数据 where 项目编号 = 'requests.received.total' and 计入汇总 group by 年度 order by 年度"),
        ("每个机关的申请中自然人占多少", "select n.机关, n.年度, n.数 as 自然人, t.数 as 总计, round(100.0 * n.数 / nullif(t.数, 0), 1) as 百分比\n"
            + "from 数据 n join 数据 t on n.报告号 = t.报告号\nwhere n.项目编号 = 'requests.received.natural_person' and t.项目编号 = 'requests.received.total' and n.计入汇总\n"
            + "order by 百分比 desc nulls last"),
        ("比上年多出一倍的", "select b.机关, a.年度, b.数 as 上年, a.数 as 本年 from 数据 a join 数据 b on a.机关 = b.机关 and a.年度 = b.年度 + 1 and a.项目编号 = b.项目编号\n"
            + "where a.项目编号 = 'requests.received.total' and a.计入汇总 and b.计入汇总 and b.数 > 0 and a.数 >= 2 * b.数 order by a.年度, a.数 desc"),
        ("退回以后改过哪些数", "select 机关, 年度, 项目, string_agg(原文, ' → ' order by 版本) as 各版 from 数据\ngroup by 机关, 年度, 项目 having count(distinct 原文) > 1 order by 机关, 年度"),
        ("表里有哪些项目", "select distinct 表, 项目, 项目编号 from 数据 order by 项目编号"),
        ("检查出错误最多的报告", "select 机关, 年度, 版本, 错误, 警告 from 报告 order by 错误 desc, 警告 desc limit 20"),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        if (ModelState.IsValid && !string.IsNullOrWhiteSpace(Sql)) Answer = await AskAsync(found.Id, MostRows, ct);
        return Page();
    }

    /// <summary>The answer as CSV, with more rows.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Sql)) return Page();
        Answer = await AskAsync(found.Id, MostInFile, ct);
        return Answer.Fault is not null ? Page()
            : File(TableCsv.Of(Answer.Columns, Answer.Rows.Select(row => (IReadOnlyList<object?>)row)), "text/csv; charset=utf-8", "查询结果.csv");
    }

    private async Task<ArchiveAnswer> AskAsync(AgencyId authority, int most, CancellationToken ct)
    {
        var copy = await copies.FreshAsync(new(authority), ct);
        try
        {
            return await readers.AskAsync<ArchiveQuestion, ArchiveAnswer>(ArchiveQuery.Work, new(copy, Sql!, most, Milliseconds),
                ImmutableArray<JobFile>.Empty, ct);
        }
        catch (FileRefusedException)
        {
            return new([], [], false, 0, "") { IsTooLong = true };
        }
        catch (ReadersBusyException)
        {
            return new([], [], false, 0, "现在查询的人太多，请过一会儿再试。");
        }
    }
}
