using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>Clean reports of invented agencies, all from one seed.</summary>
public static class Drafts
{
    private static readonly string[] Agencies =
        ["云川市青岭区商务局", "白石县交通运输局", "云川市人民政府", "云川市教育局", "青岭区市场监督管理局", "云川市南浦区住房和城乡建设局", "丹霞县农业农村局", "临江市人民政府", "临江市文化和旅游局", "云川市卫生健康委员会"];

    /// <summary>A report that is consistent with itself and with the one of the year before that it comes with.</summary>
    /// <param name="seed">Says everything: agency, year, figures, words.</param>
    /// <param name="year">The report year; null draws one.</param>
    public static Draft Clean(int seed, int? year = null)
    {
        var random = new Random(seed);
        var (agency, drawn) = (Agencies[random.Next(Agencies.Length)], random.Next(2019, 2026));
        return Clean(agency, year ?? drawn, random, null);
    }

    /// <summary>The same with the form of the other generation, which its year does not allow.</summary>
    public static Draft OfWrongGeneration(int seed)
    {
        var clean = Clean(seed);
        var other = ReportForm.Of(clean.Form.Generation == ReportFormGeneration.A ? ReportFormGeneration.B : ReportFormGeneration.A);
        return Clean(clean.Agency, clean.Year, new Random(seed), other);
    }

    private static Draft Clean(string agency, int year, Random random, ReportForm? form)
    {
        var isCity = agency.EndsWith("市人民政府", StringComparison.Ordinal);
        var before = year > 2019 ? Assemble(agency, year - 1, isCity, random, null, form) : null;
        return Assemble(agency, year, isCity, random, before, form);
    }

    /// <summary>A report of an agency that continues the one of the year before.</summary>
    /// <param name="agency">Its name.</param>
    /// <param name="year">The report year.</param>
    /// <param name="random">Draws figures and words.</param>
    /// <param name="before">The report of the year before; null where there is none.</param>
    public static Draft Of(string agency, int year, Random random, Draft? before) =>
        Assemble(agency, year, agency.EndsWith("市人民政府", StringComparison.Ordinal), random, before, null);

    /// <summary>The report of a superior: the figures of others added up cell by cell, in its own words.</summary>
    /// <param name="agency">The superior.</param>
    /// <param name="year">The report year.</param>
    /// <param name="random">Draws the words.</param>
    /// <param name="parts">Whose figures are added up.</param>
    /// <param name="before">Its report of the year before; null where there is none.</param>
    public static Draft Sum(string agency, int year, Random random, IReadOnlyCollection<Draft> parts, Draft? before)
    {
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        return Assemble(agency, year, form, random, before, form.Cells.ToDictionary(cell => cell.Id, cell => parts
            .Sum(part => decimal.Parse(part.Figures[cell.Id], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)));
    }

    private static Draft Assemble(string agency, int year, bool isCity, Random random, Draft? before, ReportForm? form)
    {
        form ??= ReportForm.Of(ReportForm.GenerationFor(year));
        return Assemble(agency, year, form, random, before, DraftFigures.Of(form, year, isCity, random, before?.Figures));
    }

    private static Draft Assemble(string agency, int year, ReportForm form, Random random, Draft? before, Dictionary<string, string> figures)
    {
        var draft = new Draft
        {
            Form = form,
            Agency = agency,
            Year = year,
            Previous = before,
            Words = [],
            Figures = figures,
            Title = $"{agency}{year}年政府信息公开工作年度报告",
            Preamble =
                $"本报告依据《中华人民共和国政府信息公开条例》和国务院办公厅关于年度报告格式的规定编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{agency}办公室联系（地址：云川市平湖路{random.Next(1, 200)}号，邮编：651200，电话：0123-5550{random.Next(100, 999)}）。",
            SignOff = [agency, $"{year + 1}年1月20日"],
        };
        foreach (var (section, words) in new DraftWords(draft, random).Write()) draft.Words.Add(section, words);
        return draft;
    }
}
