using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Matters;

/// <summary>One part that is taken out, as it is typed.</summary>
public sealed class SeveredPartForm
{
    [Display(Name = "是什么内容"), StringLength(100)]
    public string? What { get; set; }

    [Display(Name = "要去掉的词语"), StringLength(200)]
    public string? Words { get; set; }

    [Display(Name = "要去掉的位置"), StringLength(60)]
    public string? At { get; set; }

    [Display(Name = "依据")]
    public SeveranceGround? Ground { get; set; }

    [Display(Name = "理由"), StringLength(500)]
    public string? Reason { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Ground is null && ((string?[])[What, Words, At, Reason]).All(string.IsNullOrWhiteSpace);
}

/// <summary>区分处理 of a file, whatever it belongs to: what the form asks for. It is never put away: it names what may not be named.</summary>
public class SeveranceForm : StepForm
{
    private const int Rows = 5;

    /// <summary>The SHA-256 of the file.</summary>
    [Display(Name = "文件")]
    public string? Source { get; set; }

    public List<SeveredPartForm> Parts { get; set; } = [];

    [Display(Name = "已经看过的扫描页"), StringLength(100)]
    public string? LookedAt { get; set; }

    /// <summary>Makes room for parts.</summary>
    public void Complete()
    {
        while (Parts.Count < Rows) Parts.Add(new());
    }

    /// <summary>What was typed as a plan; what is wrong with it are faults of the form.</summary>
    public SeverancePlan Plan(PageModel page)
    {
        var parts = ImmutableArray.CreateBuilder<SeveredPart>();
        foreach (var (part, i) in Parts.Select((part, i) => (part, i)).Where(one => !one.part.IsEmpty || one.i == 0))
            try
            {
                parts.Add(SeveranceJson.Part(part.What, part.Words, part.At, part.Ground?.Key(), part.Reason, $"部分 {i + 1}"));
            }
            catch (FormatException wrong)
            {
                page.Fault($"Command.Parts[{i}].What", wrong.Message);
            }
        var pages = (LookedAt ?? "").Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0).ToImmutableArray();
        if (pages.Contains(0)) page.Fault("Command.LookedAt", "请写页码，用逗号分开");
        return new(parts.ToImmutable()) { PagesLookedAt = pages };
    }
}

/// <summary>A page with such a form.</summary>
public interface ISeverancePage
{
    /// <summary>What was typed.</summary>
    SeveranceForm Command { get; }
}
