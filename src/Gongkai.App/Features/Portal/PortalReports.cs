using System.Text;
using Gongkai.Documents;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Reports;

namespace Gongkai.Features.Portal;

/// <summary>年度报告 that are public, read out of their own page.</summary>
internal static class PortalReports
{
    /// <summary>The figures of a report; null where its text is none that is known.</summary>
    public static AnnualReport? Read(PublicItemRow row, ItemContent content)
    {
        // The text was cleaned when it was taken over: it is no stranger's file any more.
        var page = $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title></title></head><body><h1>{System.Net.WebUtility.HtmlEncode(row.Title)}</h1>{content.Html}</body></html>";
        return ReportReader.Read($"{row.Id}.html", Encoding.UTF8.GetBytes(page), ReadingLimits.Default).Report;
    }
}
