using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>核稿: the head of the section or of the office reads the draft, and returns what must be changed.</summary>
[Needs(Permission.ReviewDrafts)]
public sealed class CheckPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk)
{
    public Task<IActionResult> OnPostReturnAsync(DisclosureRequestId id, CancellationToken ct) => ReturnAsync(id, ct);
}

/// <summary>法制审核 of a decision.</summary>
[Needs(Permission.ReviewLegally)]
public sealed class LegalPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk)
{
    [BindProperty, Display(Name = "审核意见"), Required]
    public bool? Passed { get; set; }

    [BindProperty, Display(Name = "意见说明"), StringLength(4000)]
    public string? Opinion { get; set; }

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (Passed == false && string.IsNullOrWhiteSpace(Opinion)) this.Fault(nameof(Opinion), "审核不通过的，请写明意见");
        return ModelState.IsValid
            ? await TakeAsync(DecisionRoutes.Of(Case.Request.Id),
                async (writing, _) => new LegalReviewed(writing.Situation.Today, Officer.Id, Passed!.Value, await writing.SealOrNoneAsync("opinion", Opinion)),
                ct)
            : this.Again();
    }

    public Task<IActionResult> OnPostReturnAsync(DisclosureRequestId id, CancellationToken ct)
    {
        ModelState.Remove(nameof(Passed));
        return ReturnAsync(id, ct);
    }
}

/// <summary>One thing that is to be made public, and whether it may be.</summary>
public sealed class SecrecyItem
{
    public string? What { get; set; }

    [Display(Name = "结论"), Required]
    public bool? MayBePublic { get; set; }

    [Display(Name = "说明"), StringLength(1000)]
    public string? Remark { get; set; }
}

/// <summary>保密审查, item by item (第十七条：依照《中华人民共和国保守国家秘密法》以及其他法律、法规和国家有关规定对拟公开的政府信息进行审查).</summary>
[Needs(Permission.ReviewSecrecy)]
public sealed class SecrecyPage(CaseDesk door, DecisionDesk desk) : DecisionPage(door, desk)
{
    [BindProperty]
    public List<SecrecyItem> Items { get; set; } = [];

    /// <summary>What is to be reviewed: the reply itself and each file that goes with it.</summary>
    public IEnumerable<string> Subjects => Matter.Plain is not { } plain ? []
        : [plain.Type == DispositionType.StateSecret ? "信息是否依法定密、是否在保密期限内" : "答复书正文", .. plain.Provided.Select(file => $"附件：{file.Name}")];

    public override async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        Items = [.. Subjects.Select(what => new SecrecyItem { What = what })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        var subjects = Subjects.ToList();
        if (Items.Count != subjects.Count) ModelState.AddModelError("", "拟公开的内容已经变化，请逐件重新审查。");
        Items = [.. subjects.Select((what, i) =>
            Items.ElementAtOrDefault(i) is { } item
                ? new SecrecyItem { What = what, MayBePublic = item.MayBePublic, Remark = item.Remark } : new() { What = what })];
        foreach (var (item, i) in Items.Select((item, i) => (item, i)))
            if (item.MayBePublic == false && string.IsNullOrWhiteSpace(item.Remark)) this.Fault($"Items[{i}].Remark", "结论为否的，请说明");
        if (!ModelState.IsValid) return this.Again();
        var told = string.Join("\n",
            Items.Select((item, i) =>
                $"{i + 1}．{item.What}：{(item.MayBePublic == true ? "通过" : "不通过")}{(string.IsNullOrWhiteSpace(item.Remark) ? "" : $"，{item.Remark.Trim()}")}"));
        return await TakeAsync(DecisionRoutes.Of(Case.Request.Id), async (writing, _) =>
            new SecrecyReviewed(writing.Situation.Today, Officer.Id, Items.All(item => item.MayBePublic == true), await writing.SealAsync("opinion", told)),
            ct);
    }

    public async Task<IActionResult> OnPostReturnAsync(DisclosureRequestId id, CancellationToken ct)
    {
        ModelState.Clear();
        var answer = await ReturnAsync(id, ct);
        Items = [.. Subjects.Select(what => new SecrecyItem { What = what })];
        return answer;
    }
}
