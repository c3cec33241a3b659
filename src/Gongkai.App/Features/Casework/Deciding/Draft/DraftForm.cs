using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What an officer types to draft a decision.</summary>
public sealed class DraftForm
{
    /// <summary>The words for each need of the decision.</summary>
    public List<NeedText> Texts { get; set; } = [];

    /// <summary>The parts that stay closed.</summary>
    public List<PartForm> Parts { get; set; } = [];

    /// <summary>The files that are given.</summary>
    public List<KeptForm> Kept { get; set; } = [];

    [Display(Name = "原申请编号"), StringLength(60)]
    public string? EarlierCase { get; set; }

    [Display(Name = "原答复书文号"), StringLength(60)]
    public string? EarlierNumber { get; set; }

    [Display(Name = "原答复书送达日期")]
    public DateOnly? EarlierServedOn { get; set; }

    [Display(Name = "不公开会对公共利益造成重大影响的理由"), StringLength(2000)]
    public string? PublicInterest { get; set; }

    [Display(Name = "已经审查能否作区分处理，没有可以公开的部分")]
    public bool SeverabilityConsidered { get; set; }

    [Display(Name = "处理结果")]
    public RecordCorrectionResult? Correction { get; set; }

    /// <summary>The form of a decision that may have been drafted already.</summary>
    public static DraftForm Of(ImmutableArray<DecisionNeed> needs, PlainDecision? drafted) => new()
    {
        Texts = [.. needs.Select(need => new NeedText { Need = need, Text = drafted?.Texts.GetValueOrDefault(need) })],
        Parts = [.. (drafted?.ClosedParts ?? []).Select(part => new PartForm { Ground = part.Ground, What = part.What, Reason = part.Reason })],
        Kept = [.. (drafted?.Provided ?? []).Select(file => new KeptForm { Sha256 = file.Sha256, Name = file.Name, Keep = true })],
        EarlierNumber = drafted?.EarlierCase is null ? drafted?.Earlier?.Number : null,
        EarlierServedOn = drafted?.EarlierCase is null ? drafted?.Earlier?.ServedOn : null,
        PublicInterest = drafted?.PublicInterest,
        SeverabilityConsidered = drafted?.SeverabilityConsidered ?? false,
        Correction = drafted?.Correction,
    };

    /// <summary>The decision in plain words.</summary>
    public PlainDecision Plain(DispositionType type) => new(type)
    {
        Texts = Texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).DistinctBy(text => text.Need)
            .ToImmutableDictionary(text => text.Need, text => text.Text!.Trim()),
        ClosedParts = [.. from part in Parts where part.Ground is not null && !string.IsNullOrWhiteSpace(part.What) && !string.IsNullOrWhiteSpace(part.Reason)
            select new PlainPart(part.Ground!.Value, part.What!.Trim(), part.Reason!.Trim())],
        Provided = [.. Kept.Where(file => file.Keep && !string.IsNullOrEmpty(file.Sha256))
            .Select(file => new ProvidedFile(file.Sha256!, string.IsNullOrWhiteSpace(file.Name) ? "附件" : file.Name.Trim()))],
        PublicInterest = string.IsNullOrWhiteSpace(PublicInterest) ? null : PublicInterest.Trim(),
        SeverabilityConsidered = SeverabilityConsidered,
        Correction = Correction,
    };
}

/// <summary>The words for one need.</summary>
public sealed class NeedText
{
    public DecisionNeed Need { get; set; }

    [StringLength(8000)]
    public string? Text { get; set; }
}

/// <summary>One closed part.</summary>
public sealed class PartForm
{
    [Display(Name = "依据")]
    public DispositionType? Ground { get; set; }

    [Display(Name = "不予公开的内容是什么"), StringLength(1000)]
    public string? What { get; set; }

    [Display(Name = "理由"), StringLength(4000)]
    public string? Reason { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Ground is null && string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Reason);
}

/// <summary>A file that was sent already; its name stands in the letter's list of attachments.</summary>
public sealed class KeptForm
{
    public string? Sha256 { get; set; }

    [Display(Name = "附件名称"), StringLength(200)]
    public string? Name { get; set; }

    /// <summary>The extension that the file came with; the applicant gets it under its name with this.</summary>
    public string? Extension { get; set; }

    public string? MediaType { get; set; }

    public long Size { get; set; }

    [Display(Name = "随答复书提供")]
    public bool Keep { get; set; }
}
