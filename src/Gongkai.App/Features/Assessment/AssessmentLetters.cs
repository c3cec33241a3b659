using System.Collections.Immutable;
using Gongkai.Assessment;
using Gongkai.Documents.Writing;

namespace Gongkai.Features.Assessment;

/// <summary>目标责任书: what an agency, or a section of it, answers for, as a Word document to be signed.</summary>
public static class AssessmentLetters
{
    /// <summary>The letter.</summary>
    /// <param name="assessment">Of which assessment.</param>
    /// <param name="system">By which system.</param>
    /// <param name="authority">The assessing authority's name.</param>
    /// <param name="section">The section; empty for the agency as a whole.</param>
    /// <param name="names">The names of people.</param>
    public static byte[] Of(AgencyAssessment assessment, IndicatorSystem system, string authority, string section, IReadOnlyDictionary<PersonId, string> names)
    {
        var opened = assessment.Opened!;
        var mine = system.Leaves.Where(leaf => section.Length == 0 || assessment.Responsible.GetValueOrDefault(leaf.Code)?.Section == section).ToList();
        var (from, to) = section.Length == 0 ? (authority, opened.Name) : (opened.Name, section);
        return TableDocument.ToDocx($"{opened.Year}年政务公开工作目标责任书", from,
            [
                $"甲方：{from}",
                $"乙方：{to}",
                $"依据《{system.Name}》，乙方对下列 {mine.Count} 项指标负责，共 {IndicatorTable.Text(mine.Sum(leaf => leaf.Weight))} 分。完成情况按该体系考核；对考核结果有异议的，可以说明、申诉。",
                "甲方（签字）：　　　　　　　　　　乙方（签字）：",
                "　　　　年　　月　　日　　　　　　　　年　　月　　日",
            ],
            [new("编号", 8), new("指标", 22), new("分值", 8), new("评分办法", 26), new("评价标准", 28), new("责任人", 12)],
            [.. mine.Select(leaf => ImmutableArray.Create(leaf.Code, leaf.Name, leaf.IsWeighted ? IndicatorTable.Text(leaf.Weight) : "",
                AssessmentTones.RuleOf(leaf),
                leaf.Standard, assessment.Responsible.GetValueOrDefault(leaf.Code) is { } one
                    ? one.Person is { } person ? names.GetValueOrDefault(person, "") : one.Section : ""))]);
    }

    /// <summary>What it is called.</summary>
    public static string NameOf(AgencyAssessment assessment, string section) =>
        $"目标责任书-{(section.Length == 0 ? assessment.Opened!.Name : section)}-{assessment.Opened!.Year}.docx";
}
